extension Shape {
    /// JSON Schema 2020-12, as OpenAPI 3.1 wants it.
    ///
    /// - Parameter closed: whether members that are not described are refused: in what is sent, not in answers, which
    ///   later versions may add to.
    func schema(closed: Bool) -> JSON {
        switch self {
        case .text(let range):
            [
                "type": "string", "minLength": range.lowerBound > 0 ? .count(range.lowerBound) : nil,
                "maxLength": .count(range.upperBound), "pattern": closed ? "^[^\\u0000-\\u001f\\u007f]*$" : nil,
            ]
        case .lines(let most):
            [
                "type": "string", "maxLength": .count(most),
                "pattern": closed ? "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$" : nil,
            ]
        case .base64(let most):
            [
                "type": "string", "contentEncoding": "base64", "maxLength": .count(most),
                "pattern": "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
            ]
        case .pattern(let pattern, _): ["type": "string", "pattern": .text(pattern)]
        case .choice(let words): ["type": "string", "enum": .list(words.map(JSON.text))]
        case .integer(let range):
            [
                "type": "integer", "format": "int64", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ]
        case .number(let range):
            ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
        case .flag: ["type": "boolean"]
        case .day: ["type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"]
        case .moment: ["type": "string", "format": "date-time"]
        case .list(let shape, let range):
            [
                "type": "array", "items": shape.schema(closed: closed),
                "minItems": range.lowerBound > 0 ? .count(range.lowerBound) : nil, "maxItems": .count(range.upperBound),
            ]
        case .object(let fields):
            [
                "type": "object",
                "properties": .members(
                    fields.map { field in
                        let about = field.about.map { ["description": .text($0.both)] as JSON } ?? [:]
                        return JSON.Member(name: field.name, value: field.shape.schema(closed: closed) + about)
                    }),
                "required": .list(fields.filter(\.isRequired).map { .text($0.name) }),
                "additionalProperties": closed ? .flag(false) : nil,
            ]
        case .named(let component): ["$ref": .text("#/components/schemas/\(component.name)")]
        }
    }

    /// All components that it names, itself and through others.
    var components: [Component] {
        switch self {
        case .named(let component): [component] + component.shape.components
        case .list(let shape, _): shape.components
        case .object(let fields): fields.flatMap(\.shape.components)
        default: []
        }
    }
}

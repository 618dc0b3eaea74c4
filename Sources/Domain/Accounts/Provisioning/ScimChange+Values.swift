import Formats

extension JSONValue {
    /// By what values of one attribute are told apart: their `value`, or, where they have none, all of them.
    var identity: JSONValue { object?["value"] ?? self }

    /// In all lists within, this one among them.
    var elementCount: Int {
        switch self {
        case .array(let elements): elements.reduce(elements.count) { $0 + $1.elementCount }
        case .object(let object): object.members.reduce(0) { $0 + $1.value.elementCount }
        default: 0
        }
    }
}

extension [JSONValue] {
    /// Adds those that are not there yet. The same reference told in fuller words takes the place of the first.
    mutating func join(_ given: [JSONValue]) {
        guard !given.isEmpty else { return }
        var places = Dictionary(zip(lazy.map(\.identity), indices), uniquingKeysWith: { first, _ in first })
        var known: Set<JSONValue>?
        for value in given {
            guard let at = places[value.identity] else {
                places[value.identity] = count
                known?.insert(value)
                append(value)
                continue
            }
            guard self[at] != value else { continue }
            if known == nil { known = Set(self) }
            guard known?.insert(value).inserted == true else { continue }
            if value.object?["$ref"] != nil || value.object?["type"] == nil {
                known?.remove(self[at])
                self[at] = value
            } else {
                append(value)
            }
        }
    }

    /// Of several primary values only the first of these stays one (RFC 7644 §3.5.2).
    mutating func keepPrimary(at chosen: [Int]) {
        let kept = chosen.first { self[$0].isPrimary }
        for at in indices where at != kept {
            guard var object = self[at].object, object["primary"] == true else { continue }
            object["primary"] = false
            self[at] = .object(object)
        }
    }
}

extension ScimFilter {
    /// A value that fits the filter, where it says by equality alone what the value is; nil where it does not.
    func described(_ attribute: ScimAttribute) -> JSONObject? {
        switch self {
        case .compare(let name, .eq, let value):
            guard let part = attribute.target(name)?.part ?? attribute.target(name)?.attribute, value != .null else {
                return nil
            }
            return JSONObject([.init(part.name, value)])
        case .and(let a, let b):
            guard var object = a.described(attribute), let more = b.described(attribute) else { return nil }
            for member in more.members { object[member.name] = member.value }
            return object
        default: return nil
        }
    }
}

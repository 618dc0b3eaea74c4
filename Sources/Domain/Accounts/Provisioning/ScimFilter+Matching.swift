package import Formats
import Kernel

extension ScimFilter {
    /// Throws `ScimError` of the kind `invalidFilter` for a name that the resource does not have, and for a comparison
    /// that its kind does not know (RFC 7644 §3.4.2.2).
    package func check(for type: ScimResourceType) throws(ScimError) {
        try check { type.target($0) }
    }

    private func check(_ find: (ScimName) -> ScimTarget?) throws(ScimError) {
        switch self {
        case .present(let name): _ = try Self.require(find(name), name)
        case .compare(let name, let comparison, let value):
            let target = try Self.require(find(name), name)
            guard let compared = target.compared, compared.takes(comparison, value) else {
                throw ScimError(
                    400, .invalidFilter, ja: "「\(name.text)」は「\(comparison.rawValue)」でこの値と比べられません",
                    en: "“\(name.text)” cannot be compared with that value by “\(comparison.rawValue)”")
            }
        case .values(let name, let filter):
            let target = try Self.require(find(name), name)
            guard let attribute = target.attribute, attribute.kind == .complex, target.part == nil else {
                throw Self.unknown(name)
            }
            try filter.check { attribute.target($0) }
        case .and(let a, let b), .or(let a, let b):
            try a.check(find)
            try b.check(find)
        case .not(let filter): try filter.check(find)
        }
    }

    private static func require(_ target: ScimTarget?, _ name: ScimName) throws(ScimError) -> ScimTarget {
        guard let target else { throw unknown(name) }
        return target
    }

    private static func unknown(_ name: ScimName) -> ScimError {
        ScimError(
            400, .invalidFilter, ja: "属性「\(name.text)」はありません。/Schemas にあるものを指定してください",
            en: "there is no attribute “\(name.text)”; /Schemas lists them")
    }

    /// Whether the resource fits. What it does not have counts as unassigned, as where several kinds are searched at once
    /// (RFC 7644 §3.4.2.1).
    package func matches(_ resource: JSONObject, of type: ScimResourceType) -> Bool {
        matches(resource) { type.target($0) }
    }

    /// Whether one value of a multi-valued attribute fits; names are those of its parts.
    package func matches(valueOf attribute: ScimAttribute, _ value: JSONValue) -> Bool {
        guard let object = value.object else { return false }
        return matches(object) { attribute.target($0) }
    }

    private func matches(_ object: JSONObject, _ find: (ScimName) -> ScimTarget?) -> Bool {
        switch self {
        case .present(let name):
            guard let target = find(name) else { return false }
            return !object.values(at: target).isEmpty
        case .compare(let name, let comparison, let value):
            guard let target = find(name), let compared = target.compared else { return comparison == .ne }
            var values = object.values(at: target)
            if target.part == nil, target.attribute != compared {
                values = values.compactMap { $0.object?[compared.name] }
            }
            guard value != .null else { return (comparison == .eq) == values.isEmpty }
            if values.isEmpty { return comparison == .ne }
            return values.contains { compared.compare($0, comparison, value) }
        case .values(let name, let filter):
            guard let target = find(name), let attribute = target.attribute else { return false }
            return object.values(at: target).contains { filter.matches(valueOf: attribute, $0) }
        case .and(let a, let b): return a.matches(object, find) && b.matches(object, find)
        case .or(let a, let b): return a.matches(object, find) || b.matches(object, find)
        case .not(let filter): return !filter.matches(object, find)
        }
    }
}

extension ScimTarget {
    /// What is compared: of a complex attribute its `value`.
    var compared: ScimAttribute? {
        guard let attribute = part ?? attribute else { return nil }
        return attribute.kind == .complex ? attribute.part("value") : attribute
    }
}

extension ScimAttribute {
    func target(_ name: ScimName) -> ScimTarget? {
        guard name.schema == nil, name.part == nil, let part = part(name.name) else { return nil }
        return ScimTarget(attribute: part)
    }

    func takes(_ comparison: ScimComparison, _ value: JSONValue) -> Bool {
        if value == .null { return comparison == .eq || comparison == .ne }
        switch kind {
        case .boolean:
            guard case .truth = value else { return false }
            return comparison == .eq || comparison == .ne
        case .dateTime: return value.string.flatMap(Instant.init(scimText:)) != nil
        case .integer:
            guard case .integer = value else { return false }
            return ![.co, .sw, .ew].contains(comparison)
        case .string, .reference: return value.string != nil
        case .complex: return false
        }
    }

    func compare(_ value: JSONValue, _ comparison: ScimComparison, _ other: JSONValue) -> Bool {
        switch (value, other) {
        case (.truth(let a), .truth(let b)): return (a == b) == (comparison == .eq)
        case (.integer(let a), .integer(let b)): return comparison.holds(a, b)
        case (.text(let a), .text(let b)):
            if kind == .dateTime {
                guard let a = Instant(scimText: a), let b = Instant(scimText: b) else { return false }
                return comparison.holds(a, b)
            }
            let (a, b) = isCaseExact ? (a, b) : (a.lowercased(), b.lowercased())
            return switch comparison {
            case .co: a.contains(b)
            case .sw: a.hasPrefix(b)
            case .ew: a.hasSuffix(b)
            default: comparison.holds(a, b)
            }
        default: return comparison == .ne
        }
    }
}

extension ScimComparison {
    fileprivate func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
        switch self {
        case .eq: a == b
        case .ne: a != b
        case .gt: a > b
        case .ge: a >= b
        case .lt: a < b
        case .le: a <= b
        case .co, .sw, .ew: false
        }
    }
}

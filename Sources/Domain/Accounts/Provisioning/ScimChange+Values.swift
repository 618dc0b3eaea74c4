import Formats

extension JSONValue {
    /// Whether both have the same `value`, or, where they have none, are the same.
    func isSame(as other: JSONValue) -> Bool {
        if let mine = object?["value"], let others = other.object?["value"] { return mine == others }
        return self == other
    }
}

extension [JSONValue] {
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

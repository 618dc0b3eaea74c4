/// Any JSON text as a value. Members keep their order, and a number that is written as a whole one stays one.
package indirect enum JSONValue: Sendable, Hashable {
    case null
    case truth(Bool)
    case integer(Int)
    case real(Double)
    case text(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of a JSON object, in their order.
package struct JSONObject: Sendable, Hashable {
    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    package var members: [Member]

    package init(_ members: [Member] = []) { self.members = members }

    /// The value of a name; nil where there is none. Setting nil takes the member out.
    package subscript(_ name: String) -> JSONValue? {
        get { members.first { $0.name == name }?.value }
        set {
            guard let at = members.firstIndex(where: { $0.name == name }) else {
                if let newValue { members.append(Member(name, newValue)) }
                return
            }
            if let newValue { members[at].value = newValue } else { members.remove(at: at) }
        }
    }
}

extension JSONValue {
    package var string: String? {
        if case .text(let text) = self { text } else { nil }
    }

    package var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    package var array: [JSONValue]? {
        if case .array(let array) = self { array } else { nil }
    }

    /// The text of it, without spaces.
    package var utf8: [UInt8] {
        var writer = JSONWriter(pretty: false)
        writer.value(self)
        return writer.finished()
    }
}

extension JSONWriter {
    /// A value of any kind.
    package mutating func value(_ json: JSONValue) {
        switch json {
        case .null: null()
        case .truth(let truth): value(truth)
        case .integer(let number): value(number)
        case .real(let number): value(number)
        case .text(let text): value(text)
        case .array(let elements):
            array { writer in
                for element in elements { writer.value(element) }
            }
        case .object(let object):
            self.object { writer in
                for member in object.members {
                    writer.key(member.name)
                    writer.value(member.value)
                }
            }
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(booleanLiteral value: Bool) { self = .truth(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member($0.0, $0.1) }))
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member($0.0, $0.1) })
    }
}

/// A statement with its values kept apart from its text: `"SELECT name FROM person WHERE id = \(id)"`.
///
/// An interpolated value is always a parameter, never text, so nothing from outside can become part of a statement.
/// The text is what both engines understand; what must differ is asked of the `Dialect` by name.
package struct SQL: ExpressibleByStringInterpolation, Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case text(String)
        case value(SQLValue)
        case rendered(DialectPart)
    }

    private(set) var parts: [Part]

    package init(stringLiteral value: String) { parts = [.text(value)] }

    package init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    package static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum.parts += b.parts
        return sum
    }

    package static func += (a: inout SQL, b: SQL) { a.parts += b.parts }

    package struct Interpolation: StringInterpolationProtocol {
        var parts = [Part]()

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.text(literal)) }
        }

        /// A value, as a parameter.
        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            parts.append(.value(value.sqlValue))
        }

        package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            parts.append(.value(value.sqlValue))
        }

        /// A list for `IN`: `WHERE id IN \(list: ids)`. An empty list fits nothing, after `NOT IN`
        /// neither.
        package mutating func appendInterpolation<Value: SQLConvertible>(list: some Sequence<Value>) {
            var isFirst = true
            for value in list {
                parts.append(.text(isFirst ? "(" : ", "))
                parts.append(.value(value.sqlValue))
                isFirst = false
            }
            parts.append(.text(isFirst ? "(NULL)" : ")"))
        }

        /// Another statement, as part of this one.
        package mutating func appendInterpolation(sql: SQL) { parts += sql.parts }

        /// What the engines write differently.
        package mutating func appendInterpolation(dialect part: DialectPart) { parts.append(.rendered(part)) }
    }

    /// A name that the schema description holds; for statements made from it.
    static func identifier(_ name: String) -> SQL { SQL(stringLiteral: name) }

    /// The text with the engine's placeholders, and the values in their order.
    package func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values = [SQLValue]()
        append(to: &text, &values, dialect)
        return (text, values)
    }

    private func append(to text: inout String, _ values: inout [SQLValue], _ dialect: Dialect) {
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            // Written out, because PostgreSQL asks for the type of a parameter that stands alone, as in `$1 IS NULL`.
            case .value(.null) where dialect == .postgres: text += "NULL"
            case .value(let value):
                values.append(value)
                dialect.appendPlaceholder(values.count, to: &text)
            case .rendered(let part): dialect.sql(for: part).append(to: &text, &values, dialect)
            }
        }
    }
}

import Storage
import TestKit
import Testing

/// The tables as each engine is told to make them, whole: a change of them is a change that someone reads.
@Suite struct GoldenSchemaTests {
    @Test("The rendered schemas are what they were", arguments: Dialect.allCases)
    func rendered(dialect: Dialect) throws {
        try GoldenFile.compare(Schema.city.script(for: dialect), with: "schema-city.\(dialect.rawValue).sql")
        try GoldenFile.compare(
            Schema.installation.script(for: dialect), with: "schema-installation.\(dialect.rawValue).sql")
    }
}

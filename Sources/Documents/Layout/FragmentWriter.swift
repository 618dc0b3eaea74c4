/// HTML written at once, for rows that a page has many of: a template takes a while for each.
///
/// Tags can only be words of the program itself; every text goes through the escaping that templates use.
package struct FragmentWriter {
    private var html = ""
    private let escaping = StrictHTML()

    package init() {}

    package mutating func markup(_ tags: StaticString) { html += tags.description }
    package mutating func text(_ text: String) { html += escaping.escapeText(text) }

    package consuming func finished() -> Fragment { Fragment(written: html) }
}

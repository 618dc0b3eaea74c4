package import Kernel

/// A value of a YAML file together with its place, so that whatever is wrong with it can be pointed at.
package struct YAMLNode: Sendable {
    package enum Value: Sendable {
        /// The text as written: nothing is guessed (`012` stays `012`, `no` stays `no`).
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    package struct Entry: Sendable {
        package var key: String
        package var keyPlace: Place
        package var value: YAMLNode
    }

    package var value: Value
    package var place: Place
    /// Written between quotes: such a scalar is text even where it is empty or looks like nothing.
    package var isQuoted: Bool
    /// A block (`|`, `>`) scalar: its text begins on the line after `place`.
    package var isBlock: Bool

    package var string: String? {
        if case .scalar(let text) = value { text } else { nil }
    }

    /// An empty plain scalar, `~` or `null`: the value that is not there.
    package var isNull: Bool {
        guard case .scalar(let text) = value, !isQuoted else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    package var entries: [Entry]? {
        if case .mapping(let entries) = value { entries } else { nil }
    }

    package var elements: [YAMLNode]? {
        if case .sequence(let elements) = value { elements } else { nil }
    }

    package subscript(_ key: String) -> YAMLNode? {
        entries?.first { $0.key == key }?.value
    }
}

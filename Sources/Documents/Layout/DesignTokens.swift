/// The design tokens of デジタル庁デザインシステム that documents and pages use, by the names of the published set.
///
/// The font lists are the tokens' with the families of desks without web fonts (Windows, macOS, Linux) put in.
package enum DesignTokens {
    private static let published: [(name: String, value: String)] = [
        ("color-neutral-white", "#ffffff"),
        ("color-neutral-solid-gray-50", "#f2f2f2"),
        ("color-neutral-solid-gray-100", "#e6e6e6"),
        ("color-neutral-solid-gray-200", "#cccccc"),
        ("color-neutral-solid-gray-420", "#949494"),
        ("color-neutral-solid-gray-536", "#767676"),
        ("color-neutral-solid-gray-600", "#666666"),
        ("color-neutral-solid-gray-700", "#4d4d4d"),
        ("color-neutral-solid-gray-800", "#333333"),
        ("color-neutral-solid-gray-900", "#1a1a1a"),
        ("color-primitive-blue-50", "#e8f1fe"),
        ("color-primitive-blue-100", "#d9e6ff"),
        ("color-primitive-blue-200", "#c5d7fb"),
        ("color-primitive-blue-300", "#9db7f9"),
        ("color-primitive-blue-700", "#264af4"),
        ("color-primitive-blue-900", "#0017c1"),
        ("color-primitive-blue-1000", "#00118f"),
        ("color-primitive-blue-1200", "#000060"),
        ("color-primitive-green-50", "#e6f5ec"),
        ("color-primitive-green-800", "#197a4b"),
        ("color-primitive-green-1000", "#0c472a"),
        ("color-primitive-yellow-50", "#fbf5e0"),
        ("color-primitive-yellow-300", "#ffd43d"),
        ("color-primitive-yellow-900", "#927200"),
        ("color-primitive-yellow-1200", "#604b00"),
        ("color-primitive-orange-50", "#ffeee2"),
        ("color-primitive-orange-400", "#ff8d44"),
        ("color-primitive-orange-800", "#c74700"),
        ("color-primitive-orange-1000", "#8b3200"),
        ("color-primitive-red-50", "#fdeeee"),
        ("color-primitive-red-900", "#ce0000"),
        ("color-primitive-red-1000", "#a90000"),
        ("color-primitive-red-1100", "#850000"),
        (
            "font-family-sans",
            "'Noto Sans JP', 'Noto Sans CJK JP', 'BIZ UDPGothic', 'Hiragino Sans', Meiryo, -apple-system, BlinkMacSystemFont, sans-serif"
        ),
        ("font-family-mono", "'Noto Sans Mono CJK JP', 'Noto Sans Mono', 'BIZ UDGothic', 'MS Gothic', monospace"),
        ("font-weight-400", "400"),
        ("font-weight-700", "700"),
        ("font-size-14", "0.875rem"),
        ("font-size-16", "1rem"),
        ("font-size-18", "1.125rem"),
        ("font-size-20", "1.25rem"),
        ("font-size-24", "1.5rem"),
        ("font-size-32", "2rem"),
        ("font-size-45", "2.8125rem"),
        ("line-height-140", "1.4"),
        ("line-height-150", "1.5"),
        ("line-height-170", "1.7"),
        ("font-size-28", "1.75rem"),
        ("border-radius-4", "0.25rem"),
        ("border-radius-8", "0.5rem"),
    ]

    /// The rule that declares the tokens which the rules use, and no others; without those of rules that stand before.
    package static func root(for rules: String, after others: String = "", first: [String] = []) -> String {
        let used = published.filter { token in
            let use = "var(--\(token.name))"
            return rules.contains(use) && !others.contains(use)
        }.map { "--\($0.name): \($0.value);" }
        return ":root {\n" + (first + used).map { "  \($0)\n" }.joined() + "}"
    }
}

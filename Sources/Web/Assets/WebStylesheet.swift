import Documents

/// The one stylesheet of the web interface.
enum WebStylesheet {
    static let text = about + DesignTokens.root(for: rules, first: ["color-scheme: light;"]) + "\n\n" + rules

    private static let rules = frame + content + forms

    private static let about = """
        /* Ikusei 育成: the one stylesheet of the web interface.
           Values are the design tokens of デジタル庁デザインシステム, by their published names. One colour leads (blue 900);
           orange is what is undecided or late, red what was refused or destroys, green what is reached, grey what is not known.
           No colour says anything that a word, letter or figure beside it does not say too. */

        """
}

/// How documents look, on a screen and on A4. The values are the design tokens of デジタル庁デザインシステム.
///
/// One colour leads (blue) and means "belongs to the plan's own order": chapters, levels, the way of growth. Orange
/// stands for what is still undecided. Neither says anything that words do not say too.
package enum Stylesheet {
    package static let document = DesignTokens.root(for: rules) + "\n" + rules

    static let rules = [text, navigation, tables, blocks, figures, print].joined(separator: "\n")

    static let text = """
        *, *::before, *::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body {
          margin: 0;
          background: var(--color-neutral-white);
          color: var(--color-neutral-solid-gray-800);
          font-family: var(--font-family-sans);
          font-size: var(--font-size-16);
          line-height: var(--line-height-170);
          line-break: strict;
          overflow-wrap: anywhere;
          text-autospace: normal;
        }
        h1, h2, h3, h4, h5 {
          margin: 0;
          color: var(--color-neutral-solid-gray-900);
          font-weight: var(--font-weight-700);
          line-height: var(--line-height-140);
          text-wrap: balance;
          word-break: auto-phrase;
        }
        p, li, dd, td { text-wrap: pretty; }
        h2 { font-size: var(--font-size-32); }
        h3 { margin-top: 3rem; font-size: var(--font-size-24); }
        h4 { margin-top: 2rem; font-size: var(--font-size-20); }
        h5 { font-size: var(--font-size-18); }
        p, ul, ol, dl, figure { margin: 1rem 0 0; }
        p, .measured { max-width: 44em; }
        ul, ol { padding-left: 1.5em; }
        li + li { margin-top: 0.25rem; }
        dt { font-weight: var(--font-weight-700); }
        dd { margin: 0; }
        a { color: var(--color-primitive-blue-1000); text-decoration: underline; text-underline-offset: 0.1875em; }
        a:hover { text-decoration-thickness: 0.1875em; }
        :focus-visible {
          outline: 0.25rem solid var(--color-neutral-solid-gray-900);
          outline-offset: 0.125rem;
          box-shadow: 0 0 0 0.125rem var(--color-primitive-yellow-300);
        }
        main:focus { outline: none; box-shadow: none; }
        .hidden {
          position: absolute;
          width: 1px;
          height: 1px;
          margin: -1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
        .small, .note, .cited { font-size: var(--font-size-14); color: var(--color-neutral-solid-gray-700); }
        .cited { margin-top: 0.75rem; }
        .nowrap { white-space: nowrap; }
        .tag {
          display: inline-block;
          padding: 0 0.5em;
          border: 1px solid var(--color-neutral-solid-gray-420);
          border-radius: var(--border-radius-4);
          font-size: var(--font-size-14);
          margin-right: 0.25em;
          line-height: var(--line-height-150);
          white-space: nowrap;
        }
        .tag.open {
          border-color: var(--color-primitive-orange-800);
          background: var(--color-primitive-orange-50);
          color: var(--color-primitive-orange-1000);
        }
        """
}

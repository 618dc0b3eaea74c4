extension Stylesheet {
    /// A4 upright. Sizes hang on the root's, so ten points there set the whole page; colours are kept because levels
    /// and boxes use them (words say the same, for grey printers).
    static let print = """
        @page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page); font-size: 9pt; } }
        @page :first { @bottom-center { content: none; } }
        @media print {
          html { font-size: 10pt; }
          body { -webkit-print-color-adjust: exact; print-color-adjust: exact; line-height: 1.55; }
          p, ul, ol, dl { margin-top: 0.75rem; }
          h3 { margin-top: 2.25rem; }
          h4 { margin-top: 1.5rem; }
          .skip { display: none; }
          .cover, .sheet, .colophon { max-width: none; padding: 0; }
          .sheet { display: block; }
          .cover { padding-top: 45mm; break-after: page; }
          .cover h1 { font-size: var(--font-size-45); }
          .cover .facts { margin-top: 3rem; font-size: var(--font-size-18); }
          .revisions { margin-top: 45mm; }
          .contents { position: static; max-height: none; padding: 0; overflow: visible; break-after: page; }
          .contents h2 { font-size: var(--font-size-32); }
          .contents ol ol { font-size: var(--font-size-16); }
          .contents > ol > li { margin-top: 0.875rem; }
          .chapter, main > .chapter:first-child { margin-top: 0; }
          .chapter { break-before: page; }
          main > .chapter:first-child { break-before: auto; }
          .chapter.short { break-before: auto; margin-top: 2.75rem; }
          a { color: inherit; text-decoration: none; }
          h2, h3, h4, h5, caption, figcaption, .label { break-after: avoid; }
          p, li { orphans: 2; widows: 2; }
          tr, .card, .box, .path > li, figure { break-inside: avoid; }
          .whole { break-inside: avoid; }
          tr.opening, .note { break-after: avoid; }
          figure, .lead + figure { margin-top: 1.25rem; }
          .box { padding: 0.625rem 1rem; }
          .box .cited { margin-top: 0.25rem; }
          .plans .joint { height: 1.75rem; }
          thead { display: table-header-group; }
          .scroll { overflow: visible; }
          .wide, .middling { min-width: 0; }
          .skills tbody th[scope=row] { min-width: 9em; }
          .skills tbody th[scope=rowgroup] { min-width: 5.5em; }
          table, .skills { font-size: 0.875rem; }
          thead + tbody > tr:first-child { break-before: avoid; }
          th, td { padding: 0.4rem 0.5rem; }
          .columns, .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
          .pair > .card { margin-top: 0; }
          .card { margin-top: 1rem; padding: 1rem 1.25rem; }
          .card .facts { margin-top: 0.5rem; padding: 0.5rem 0.75rem; }
          .card .columns { margin-top: 0.75rem; gap: 1rem 1.75rem; }
          .card > .cited { margin-top: 0.5rem; }
          .tag { font-size: 0.75rem; }
          .colophon { margin-top: 3rem; }
        }
        """
}

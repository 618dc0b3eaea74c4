extension Stylesheet {
    /// A table wider than the window scrolls in its own region; the page never does.
    ///
    /// The region is a containing block, so that words hidden in its cells do not stick out of it.
    /// Each cell draws its right and lower line and the first of a row the left one too; the head's upper line is a
    /// shadow. Collapsed borders, and an upper border of a head that repeats, leave stray lines at the foot of sheets
    /// where a browser cuts a table. Rows within a cell that spans rows are `within`.
    static let tables = """
        .scroll { position: relative; margin-top: 1.5rem; overflow-x: auto; }
        table { width: 100%; margin-top: 1rem; border-collapse: separate; border-spacing: 0; line-height: var(--line-height-150); }
        .scroll > table { margin-top: 0; }
        caption {
          padding-bottom: 0.5rem;
          text-align: left;
          font-weight: var(--font-weight-700);
          color: var(--color-neutral-solid-gray-900);
        }
        th, td {
          padding: 0.625rem 0.75rem;
          border: 0 solid var(--color-neutral-solid-gray-420);
          border-width: 0 1px 1px 0;
          text-align: left;
          vertical-align: top;
        }
        th { word-break: auto-phrase; }
        th p { word-break: normal; }
        thead tr:first-child > * { box-shadow: inset 0 1px 0 var(--color-neutral-solid-gray-420); }
        tr:not(.within) > :first-child { border-left-width: 1px; }
        thead th { background: var(--color-neutral-solid-gray-50); vertical-align: bottom; }
        tbody th[scope=rowgroup][colspan] { background: var(--color-primitive-blue-50); }
        td p, th p { margin: 0.25rem 0 0; max-width: none; font-weight: var(--font-weight-400); }
        td > p:first-child { margin-top: 0; }
        th.number, td.number { text-align: right; white-space: nowrap; }
        .wide, .middling { font-size: var(--font-size-14); }
        .wide .small, .wide .cited, .middling .small { font-size: inherit; }
        .wide { min-width: 54rem; table-layout: fixed; }
        .middling { min-width: 44rem; }
        .skills { font-size: var(--font-size-16); }
        .skills .level { text-align: center; vertical-align: middle; min-width: 5em; }
        .skills.few thead th { white-space: nowrap; }
        .skills tbody th[scope=row] { min-width: 9em; }
        .skills tbody th[scope=rowgroup] { min-width: 7em; }
        td a.tag { white-space: normal; }
        .skills thead .level { vertical-align: bottom; }
        .skills td.level { font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .levels th.level { text-align: center; width: 6em; }
        .level.third-1 { background: var(--color-primitive-blue-50); }
        .level.third-2 { background: var(--color-primitive-blue-100); }
        .level.third-3 { background: var(--color-primitive-blue-200); }
        .w-9 { width: 9%; }
        .w-10 { width: 10%; }
        .w-11 { width: 11%; }
        .w-14 { width: 14%; }
        .w-16 { width: 16%; }
        .w-18 { width: 18%; }
        .w-24 { width: 24%; }
        """
}

extension Stylesheet {
    /// What the report adds to the sheet of all documents. Blue is what there is, orange what is missing or late, grey
    /// what is not known; letters, words and figures say the same.
    static let report = DesignTokens.root(for: reportRules, after: rules) + "\n" + reportRules

    private static let reportRules = [reportFront, reportFigures, reportTables, reportPrint].joined(separator: "\n")

    private static let reportFront = """
        .front { max-width: 84rem; margin: 0 auto 1.5rem; padding: 2rem 1rem 0; }
        .front .body { margin: 0; font-size: var(--font-size-18); font-weight: var(--font-weight-700); }
        .front h1 {
          padding-bottom: 1rem;
          border-bottom: 0.25rem solid var(--color-primitive-blue-900);
          font-size: var(--font-size-32);
        }
        .front .subtitle { white-space: nowrap; }
        .front .facts { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; }
        .front .facts div { display: flex; gap: 0.75rem; }
        .first {
          margin-top: 1.5rem;
          padding: 1.25rem 1.5rem;
          border: 2px solid var(--color-primitive-blue-900);
          border-radius: var(--border-radius-8);
        }
        .first h2 { font-size: var(--font-size-20); }
        .first ol { display: grid; gap: 0.5rem; margin-top: 0.75rem; padding: 0; list-style: none; }
        .first li { display: grid; grid-template-columns: 7rem minmax(0, 1fr); align-items: baseline; column-gap: 0.75rem; margin: 0; }
        .first li > :first-child { justify-self: start; }
        .first .link { margin-right: 0.75em; }
        .grade { display: inline-flex; align-items: center; gap: 0.375em; white-space: nowrap; font-size: var(--font-size-14); font-weight: var(--font-weight-700); }
        .grade .letter {
          display: inline-flex;
          align-items: center;
          justify-content: center;
          width: 1.75em;
          height: 1.75em;
          border: 2px solid;
          border-radius: var(--border-radius-4);
          line-height: 1;
        }
        .grade-a { color: var(--color-primitive-green-1000); }
        .grade-a .letter { border-color: var(--color-primitive-green-800); background: var(--color-primitive-green-50); }
        .grade-b { color: var(--color-primitive-blue-1000); }
        .grade-b .letter { border-color: var(--color-primitive-blue-700); background: var(--color-primitive-blue-50); }
        .grade-c { color: var(--color-primitive-yellow-1200); }
        .grade-c .letter { border-color: var(--color-primitive-yellow-900); background: var(--color-primitive-yellow-50); }
        .grade-d { color: var(--color-primitive-red-1100); }
        .grade-d .letter { border-color: var(--color-primitive-red-900); background: var(--color-primitive-red-900); color: var(--color-neutral-white); }
        .grade-none { color: var(--color-neutral-solid-gray-700); font-weight: var(--font-weight-400); }
        .grade-none .letter { border-color: var(--color-neutral-solid-gray-420); }
        .tag.error { border-color: var(--color-primitive-red-900); color: var(--color-primitive-red-1100); }
        @media (min-width: 48rem) {
          .front { padding: 3rem 2rem 0; }
        }
        """

    private static let reportFigures = """
        .bar { display: block; width: 100%; height: 1rem; margin-top: 0.5rem; overflow: visible; }
        .track { fill: var(--color-neutral-solid-gray-50); stroke: var(--color-neutral-solid-gray-420); stroke-width: 1; }
        .bar .attained, .bar .met, .year-bars .actual { fill: var(--color-primitive-blue-900); }
        .bar .short { fill: var(--color-primitive-orange-400); }
        .bar .before, .bar .unknown { fill: var(--color-neutral-solid-gray-420); }
        .bar .asked { fill: var(--color-primitive-blue-300); }
        .bar .blocked { fill: var(--color-neutral-solid-gray-200); }
        .year-bars .scheduled { fill: var(--color-neutral-white); stroke: var(--color-neutral-solid-gray-700); stroke-width: 1.5; }
        .mark { stroke: var(--color-neutral-solid-gray-900); stroke-width: 3; }
        .key { display: inline-block; width: 0.875em; height: 0.875em; margin-right: 0.375em; border: 1px solid var(--color-neutral-solid-gray-700); vertical-align: -0.0625em; }
        .legend .key:not(:first-child) { margin-left: 1em; }
        .key.actual, .key.met { background: var(--color-primitive-blue-900); }
        .key.short { background: var(--color-primitive-orange-400); }
        .key.unknown { background: var(--color-neutral-solid-gray-420); }
        .key.asked { background: var(--color-primitive-blue-300); }
        .key.blocked { background: var(--color-neutral-solid-gray-200); }
        .legend .grade { margin-right: 1em; }
        .reading { font-size: var(--font-size-18); color: var(--color-neutral-solid-gray-900); }
        .target { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--color-neutral-solid-gray-420); }
        .target h3 { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25em 0.75em; margin-top: 0; font-size: var(--font-size-20); }
        .target .text { margin-top: 0.5rem; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin-top: 1.5rem; }
        .tiles > div { padding: 0.75rem 1rem; border-left: 0.25rem solid var(--color-neutral-solid-gray-200); }
        .tiles dt { font-size: var(--font-size-14); font-weight: var(--font-weight-400); color: var(--color-neutral-solid-gray-700); }
        .value { display: block; font-size: var(--font-size-24); font-weight: var(--font-weight-700); line-height: var(--line-height-140); color: var(--color-neutral-solid-gray-900); }
        .about { display: block; font-size: var(--font-size-14); line-height: var(--line-height-150); color: var(--color-neutral-solid-gray-700); }
        .years { max-width: calc(6rem + var(--years) * 6rem); margin-top: 1.5rem; }
        .years figcaption { font-size: var(--font-size-14); }
        .years .scroll { margin-top: 0.5rem; }
        .years .plot { min-width: calc(6rem + var(--years) * 3.5rem); padding: 0.25rem 0 0 6rem; border: 0; }
        .year-bars { display: block; width: 100%; height: 6rem; overflow: visible; }
        .years table { min-width: calc(6rem + var(--years) * 3.5rem); margin-top: 0; table-layout: fixed; font-size: var(--font-size-14); }
        .years th:first-child { width: 6rem; }
        .years th, .years td { padding: 0.375rem 0.5rem; }
        .years thead th.number { text-align: center; white-space: normal; }
        .years td.number { text-align: center; white-space: normal; }
        .april dl { display: grid; gap: 0.5rem 1rem; margin-top: 0.75rem; max-width: 44rem; }
        .april dl > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); align-items: center; gap: 1rem; }
        .april dt { font-weight: var(--font-weight-400); }
        .april dd { display: grid; grid-template-columns: 7rem minmax(0, 1fr); align-items: center; gap: 1rem; }
        .april .value { font-size: var(--font-size-18); text-align: right; white-space: nowrap; }
        .april .bar { margin-top: 0; }
        .part { margin-top: 3rem; }
        .part > h3 { margin-top: 0; }
        .terms > div { display: grid; gap: 0.25rem 1.5rem; padding: 0.5rem 0; border-bottom: 1px solid var(--color-neutral-solid-gray-200); }
        @media (min-width: 48rem) {
          .terms > div { grid-template-columns: 12rem minmax(0, 1fr); }
        }
        @media (min-width: 60rem) {
          .sides:has(.years) { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 5fr); column-gap: 2rem; align-items: start; }
          .sides:has(.years) > .tiles { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
        }
        @media (max-width: 40rem) {
          .first { padding: 1rem; }
          .first li { grid-template-columns: minmax(0, 1fr); }
          .first .link { display: block; margin-right: 0; }
          .contents ol ol { display: none; }
          .april dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
        }
        """

    private static let reportTables = """
        td.drawn { width: 26%; vertical-align: middle; }
        .overview td.drawn { width: 20%; min-width: 5rem; }
        .overview th[scope=row] { width: 32%; }
        td .bar { margin-top: 0; }
        .overview th, .overview td, .counts th, .counts td { vertical-align: middle; }
        .overview th[scope=row] { font-weight: var(--font-weight-700); }
        .overview .tag { vertical-align: 0.0625em; }
        .counts caption, .heat caption { padding-top: 0.5rem; }
        .figures, .listing, .input { font-size: var(--font-size-14); }
        .trainings { min-width: 56rem; }
        .listing th[scope=row] { min-width: 7em; }
        .inline { display: inline; margin: 0; padding: 0; list-style: none; }
        .inline li { display: inline-block; margin: 0 1em 0 0; }
        .readings { font-size: var(--font-size-14); }
        .readings th[scope=row], .readings td:nth-child(2), .readings td:last-child { white-space: nowrap; }
        .narrow { width: auto; min-width: 20rem; }
        .heat { font-size: var(--font-size-14); }
        .heat.fixed { table-layout: fixed; min-width: calc(8rem + var(--columns) * 3.5rem); max-width: calc(16rem + var(--columns) * 9rem); }
        .heat.fixed thead th:first-child { width: 13rem; }
        .heat.few thead th:first-child { width: 16rem; }
        .heat td.blank { background: var(--color-neutral-solid-gray-50); }
        .heat th, .heat td { padding: 0.375rem 0.5rem; }
        .heat.fixed thead th + th { padding-left: 0.25rem; padding-right: 0.25rem; }
        .heat td { text-align: center; vertical-align: middle; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .heat thead th + th { text-align: center; font-weight: var(--font-weight-400); line-height: var(--line-height-140); }
        .heat th .small { font-weight: var(--font-weight-400); white-space: nowrap; }
        .heat thead .small { display: block; }
        .heat .level { display: block; font-size: var(--font-size-14); font-weight: var(--font-weight-400); line-height: var(--line-height-140); }
        .heat td.words { text-align: left; font-weight: var(--font-weight-400); }
        .heat td.hidden-group { font-weight: var(--font-weight-400); color: var(--color-neutral-solid-gray-700); }
        .band { display: inline-block; padding: 0 0.5em; border: 1px solid var(--color-neutral-solid-gray-420); border-left-width: 0; color: var(--color-neutral-solid-gray-900); }
        .band:first-of-type { border-left-width: 1px; }
        .band-0 { background: var(--color-neutral-white); }
        .band-1 { background: var(--color-primitive-blue-50); }
        .band-2 { background: var(--color-primitive-blue-200); }
        .band-3 { background: var(--color-primitive-blue-300); }
        .band.band-4, .heat td.band-4, .heat td.band-4 .level { color: var(--color-neutral-white); }
        .band-4 { background: var(--color-primitive-blue-900); }
        .sheet .facts { margin-top: 0; }
        @media (max-width: 40rem) {
          .overview .drawn, .counts .drawn { display: none; }
          .overview th, .overview td { padding: 0.5rem 0.375rem; font-size: var(--font-size-14); }
          .overview thead th:first-child { width: 5.5rem; }
          .overview .grade { flex-direction: column; white-space: normal; overflow-wrap: normal; text-align: center; }
          .overview th:nth-last-child(-n + 2), .overview td:nth-last-child(-n + 2) { display: none; }
          .overview td.number { white-space: normal; overflow-wrap: normal; }
          .first ol { gap: 0.75rem; }
          .trainings { min-width: 44rem; }
          .listing, .readings { min-width: 38rem; }
          .figures { min-width: 26rem; }
          .heat.fixed thead th:first-child, .heat.few thead th:first-child { width: 8rem; }
        }
        """

    /// The first sheet holds the head and the table of all targets; the contents, which paper cannot click, are left out.
    private static let reportPrint = """
        @media print {
          .front { max-width: none; padding: 0; }
          .front h1 { font-size: var(--font-size-32); }
          .front ~ .sheet .contents { display: none; }
          main > .chapter:first-child { margin-top: 2rem; }
          .chapter > h2 { font-size: var(--font-size-24); }
          .target, .part, .first, .tiles > div, .years, .april { break-inside: avoid; }
          .target { margin-top: 2rem; }
          .tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0.75rem; margin-top: 1rem; }
          .sides:has(.years) { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 5fr); column-gap: 1.5rem; align-items: start; }
          .sides:has(.years) > .tiles { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
          .tiles > div { padding: 0 0 0 0.5rem; }
          .value { font-size: var(--font-size-18); }
          .reading { font-size: var(--font-size-16); }
          .years { max-width: none; margin-top: 0.75rem; }
          .year-bars { height: 4.5rem; }
          .years .plot { min-width: 0; padding-left: 5.5rem; }
          .years table { min-width: 0; font-size: 0.8rem; }
          .years th:first-child { width: 5.5rem; }
          .years th, .years td { padding: 0.2rem 0.25rem; }
          .lead, .lead p, h3 + p { break-after: avoid; }
          .scroll + .note { break-before: avoid; }
          .first { padding: 0.75rem 1rem; }
          .first ol { gap: 0.25rem; }
          .overview th, .overview td { padding: 0.3rem 0.5rem; }
          .overview td.number { white-space: normal; overflow-wrap: normal; }
          .target .card { margin-top: 1rem; padding: 0.75rem 1rem; }
          .target .card p, .target .card .scroll { margin-top: 0.5rem; }
          .target h4 { font-size: var(--font-size-16); }
          .part { margin-top: 2rem; }
          h3 { margin-top: 2rem; }
          .trainings { min-width: 0; }
          .trainings .drawn { width: 14%; }
          .heat.fixed { min-width: 0; max-width: none; }
          .heat.fixed thead th:first-child { width: 9rem; }
          .heat.few thead th:first-child { width: 16rem; }
          .heat .level { display: inline; margin-right: 0.5em; }
          .heat th, .heat td { padding: 0.2rem 0.25rem; font-size: 0.8rem; }
          .heat, .counts, .figures, .narrow, .input { break-inside: avoid; }
          .key, .band, .bar rect { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        }
        @media print {
          .part:has(.listing) { break-inside: auto; }
        }
        """
}

extension WebStylesheet {
    /// Notices, figures, cards and tables.
    static let content = #"""
        /* ---- notices, tags, states ---- */
        .notice {
          margin-top: 1rem;
          padding: 0.75rem 1rem;
          border: 1px solid var(--color-primitive-blue-900);
          border-left-width: 0.5rem;
          border-radius: var(--border-radius-4);
          background: var(--color-neutral-white);
        }
        .notice > :first-child { margin-top: 0; }
        .notice h2, .notice h3 { font-size: var(--font-size-16); margin-top: 0; }
        .notice p, .notice ul, .notice ol { max-width: none; margin-top: 0.375rem; }
        .notice.success { border-color: var(--color-primitive-green-800); background: var(--color-primitive-green-50); color: var(--color-primitive-green-1000); }
        .notice.warning { border-color: var(--color-primitive-orange-800); background: var(--color-primitive-orange-50); color: var(--color-neutral-solid-gray-900); }
        .notice.error { border-color: var(--color-primitive-red-900); background: var(--color-primitive-red-50); color: var(--color-neutral-solid-gray-900); }
        .notice.error h2 { color: var(--color-primitive-red-1100); }
        .breadcrumb + .notice { margin: 0 0 1.25rem; }
        .tag {
          display: inline-block;
          padding: 0 0.5em;
          border: 1px solid var(--color-neutral-solid-gray-420);
          border-radius: var(--border-radius-4);
          background: var(--color-neutral-white);
          color: var(--color-neutral-solid-gray-800);
          font-size: var(--font-size-14);
          font-weight: var(--font-weight-400);
          line-height: 1.5;
          white-space: nowrap;
        }
        .tag.open, .tag.warning { border-color: var(--color-primitive-orange-800); background: var(--color-primitive-orange-50); color: var(--color-primitive-orange-1000); }
        .tag.error { border-color: var(--color-primitive-red-900); color: var(--color-primitive-red-1100); }
        .tag.good { border-color: var(--color-primitive-green-800); background: var(--color-primitive-green-50); color: var(--color-primitive-green-1000); }
        .tag.own { border-color: var(--color-primitive-blue-900); background: var(--color-primitive-blue-50); color: var(--color-primitive-blue-1000); }
        .state { display: inline-flex; align-items: center; gap: 0.4em; font-size: var(--font-size-14); font-weight: var(--font-weight-700); white-space: nowrap; line-height: 1.5; }
        .state::before {
          content: "–" / "";
          display: inline-flex;
          flex: none;
          align-items: center;
          justify-content: center;
          width: 1.625em;
          height: 1.625em;
          border: 2px solid;
          border-radius: var(--border-radius-4);
          line-height: 1;
        }
        .state.reached, .state.done { color: var(--color-primitive-green-1000); }
        .state.reached::before, .state.done::before { content: "✓" / ""; border-color: var(--color-primitive-green-800); background: var(--color-primitive-green-800); color: var(--color-neutral-white); }
        .state.on-track { color: var(--color-primitive-green-1000); }
        .state.on-track::before { content: "→" / ""; border-color: var(--color-primitive-green-800); background: var(--color-primitive-green-50); }
        .state.behind, .state.late { color: var(--color-primitive-red-1100); }
        .state.behind::before, .state.late::before { content: "↓" / ""; border-color: var(--color-primitive-red-900); background: var(--color-primitive-red-900); color: var(--color-neutral-white); }
        .state.late::before { content: "!" / ""; }
        .state.undecided, .state.soon { color: var(--color-primitive-orange-1000); }
        .state.undecided::before { content: "?" / ""; border-color: var(--color-primitive-orange-800); background: var(--color-primitive-orange-50); }
        .state.soon::before { content: "…" / ""; border-color: var(--color-primitive-orange-800); background: var(--color-primitive-orange-50); }
        .state.none { color: var(--color-neutral-solid-gray-700); font-weight: var(--font-weight-400); }
        .state.none::before { border-color: var(--color-neutral-solid-gray-420); }

        /* ---- figures ---- */
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.75rem; margin-top: 1rem; }
        .tiles > div { padding: 0.25rem 0.75rem; border-left: 0.25rem solid var(--color-neutral-solid-gray-200); }
        .tiles dt { font-size: var(--font-size-14); font-weight: var(--font-weight-400); color: var(--color-neutral-solid-gray-700); line-height: 1.5; }
        .value { display: block; font-size: var(--font-size-24); font-weight: var(--font-weight-700); line-height: 1.35; color: var(--color-neutral-solid-gray-900); }
        .tiles .about, td .about, th .about, li > .about { display: block; }
        .bar { display: block; width: 100%; min-width: 5rem; height: 0.875rem; overflow: visible; }
        .track { fill: var(--color-neutral-solid-gray-50); stroke: var(--color-neutral-solid-gray-420); stroke-width: 1; vector-effect: non-scaling-stroke; }
        .bar .met, .bar .level-high { fill: var(--color-primitive-blue-900); }
        .bar .level-middle { fill: var(--color-primitive-blue-300); }
        .bar .level-low { fill: var(--color-primitive-blue-100); }
        .bar .short { fill: var(--color-primitive-orange-400); }
        .bar .unknown { fill: var(--color-neutral-solid-gray-420); }
        .bar .mark { stroke: var(--color-neutral-solid-gray-900); stroke-width: 3; vector-effect: non-scaling-stroke; }
        .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-top: 0.75rem; padding: 0; list-style: none; font-size: var(--font-size-14); color: var(--color-neutral-solid-gray-700); }
        .legend li { margin: 0; }
        .key { display: inline-block; width: 0.875em; height: 0.875em; margin-right: 0.375em; border: 1px solid var(--color-neutral-solid-gray-700); vertical-align: -0.0625em; }
        .key.met, .key.level-high { background: var(--color-primitive-blue-900); }
        .key.level-middle { background: var(--color-primitive-blue-300); }
        .key.level-low { background: var(--color-primitive-blue-100); }
        .key.short { background: var(--color-primitive-orange-400); }
        .key.unknown { background: var(--color-neutral-solid-gray-420); }
        .key.line { width: 0.1875rem; border: 0; background: var(--color-neutral-solid-gray-900); }
        progress { width: 100%; height: 0.875rem; border: 1px solid var(--color-neutral-solid-gray-420); border-radius: 0; background: var(--color-neutral-solid-gray-50); appearance: none; -webkit-appearance: none; accent-color: var(--color-primitive-blue-900); }
        progress::-webkit-progress-bar { background: var(--color-neutral-solid-gray-50); }
        progress::-webkit-progress-value { background: var(--color-primitive-blue-900); }
        progress::-moz-progress-bar { background: var(--color-primitive-blue-900); }
        .chart { margin-top: 1rem; }
        .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.25rem; }
        .facts.inline { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; }
        .facts.inline > div { display: flex; gap: 0.625rem; }
        .facts.inline dt { flex: none; }
        @media (max-width: 30rem) {
          .facts:not(.inline) { grid-template-columns: minmax(0, 1fr); gap: 0; }
          .facts:not(.inline) dd + dt { margin-top: 0.5rem; }
          .tiles { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
        }

        /* ---- cards and columns ---- */
        .card { margin-top: 1rem; padding: 1rem 1.25rem; border: 1px solid var(--color-neutral-solid-gray-420); border-radius: var(--border-radius-8); }
        .card > :first-child { margin-top: 0; }
        .card h2, .card h3 { font-size: var(--font-size-18); }
        .card.lead-card { border: 2px solid var(--color-primitive-blue-900); }
        .card.open { border: 2px solid var(--color-primitive-orange-800); }
        .cards { display: grid; gap: 1rem; margin-top: 1rem; }
        .cards > * { margin-top: 0; min-width: 0; }
        .columns { display: grid; gap: 0 2.5rem; }
        .columns > * { min-width: 0; }
        @media (min-width: 60rem) {
          .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; }
          .columns.major { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
        }
        @media (min-width: 48rem) {
          .cards { grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); }
        }
        .next { display: grid; gap: 0.5rem; margin-top: 0.75rem; padding: 0; list-style: none; }
        .next li { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); align-items: baseline; column-gap: 0.5rem; margin: 0; }
        .next li > :first-child { justify-self: start; }
        :lang(en) > body .next li { grid-template-columns: 5.75rem minmax(0, 1fr); }
        .next .about { display: inline; margin-left: 0.5em; }
        @media (max-width: 30rem) { .next li, :lang(en) > body .next li { grid-template-columns: minmax(0, 1fr); } .next .about { display: block; margin-left: 0; } }
        .cycle { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0.375rem; margin-top: 0.75rem; padding: 0; list-style: none; }
        .cycle li { margin: 0; padding: 0.375rem 0.75rem; border: 1px solid var(--color-neutral-solid-gray-420); border-top-width: 0.25rem; font-size: var(--font-size-14); line-height: 1.5; }
        .cycle .about { display: block; }
        .cycle li[aria-current] { border-color: var(--color-primitive-blue-900); background: var(--color-primitive-blue-50); font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        @media (min-width: 40rem) and (max-width: 59.99rem) { .cycle { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
        .steps { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-top: 0.75rem; padding: 0; list-style: none; font-size: var(--font-size-14); }
        .steps li { margin: 0; color: var(--color-neutral-solid-gray-700); }
        .steps li[aria-current] { font-weight: var(--font-weight-700); color: var(--color-primitive-blue-1000); border-bottom: 0.1875rem solid var(--color-primitive-blue-900); }
        .path { display: grid; gap: 0.5rem; margin-top: 0.75rem; padding: 0; list-style: none; }
        .path > li { position: relative; margin: 0; padding: 0.5rem 1rem; border-left: 0.375rem solid var(--color-primitive-blue-300); }
        .path > li.here { border-color: var(--color-primitive-blue-900); background: var(--color-primitive-blue-50); }
        .path .name { margin: 0; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .path p { margin-top: 0.125rem; }
        details { margin-top: 0.5rem; }
        summary { padding: 0.25rem 0; color: var(--color-primitive-blue-1000); text-decoration: underline; text-underline-offset: 0.1875em; cursor: pointer; }
        details > :not(summary) { margin-left: 1.125rem; }
        details > table { width: calc(100% - 1.125rem); }
        td details { margin-top: 0; }
        td details > :not(summary) { margin-left: 0; }
        td summary { padding: 0; }
        .trail { margin-top: 0.25rem; padding-left: 1.25em; font-size: var(--font-size-14); }

        /* ---- tables ---- */
        .scroll { position: relative; margin-top: 0.75rem; overflow-x: auto; }
        @media (max-width: 35rem) { .scroll:has(> .medium)::before { display: block; } }
        @media (max-width: 48rem) { .scroll:has(> .listing:not(.slim, .medium), > .heat)::before { display: block; } }
        .scroll::before { content: "→ 横に動かすと続きがあります"; display: none; position: sticky; left: 0; padding-bottom: 0.25rem; font-size: var(--font-size-14); color: var(--color-neutral-solid-gray-700); }
        :lang(en) > body .scroll::before { content: "→ scroll sideways for the rest"; }
        table { width: 100%; margin-top: 0.75rem; border-collapse: separate; border-spacing: 0; line-height: 1.5; font-size: var(--font-size-14); }
        .scroll > table { margin-top: 0; }
        caption { padding-bottom: 0.375rem; text-align: left; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); font-size: var(--font-size-16); }
        caption .about { display: inline; margin-left: 0.75em; }
        th, td { padding: 0.4375rem 0.625rem; border: 0 solid var(--color-neutral-solid-gray-420); border-width: 0 1px 1px 0; text-align: left; vertical-align: top; }
        th, td { overflow-wrap: break-word; }
        th, td, dd, li { word-break: auto-phrase; }
        thead tr:first-child > * { box-shadow: inset 0 1px 0 var(--color-neutral-solid-gray-420); }
        table:not(:has(thead)) tr:first-child > * { border-top-width: 1px; }
        tr > :first-child { border-left-width: 1px; }
        thead th { background: var(--color-neutral-solid-gray-50); vertical-align: bottom; color: var(--color-neutral-solid-gray-900); }
        thead th a { color: inherit; }
        tbody th[scope=row] { color: var(--color-neutral-solid-gray-900); }
        tbody tr:hover > * { background: var(--color-primitive-blue-50); }
        .heat tbody tr:hover > td, .still tbody tr:hover > * { background: revert-layer; }
        tbody th[scope=rowgroup] { background: var(--color-primitive-blue-50); }
        th.number, td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        td.middle, tr.middle > * { vertical-align: middle; }
        td.drawn { width: 15%; vertical-align: middle; }
        .roomy td.drawn { width: 45%; }
        td form { margin: 0; }
        td .actions, td > ul, td > p { margin: 0; }
        td .linklike { min-height: 1.5rem; padding: 0; }
        nav > .links { margin-top: 0.75rem; }
        .links { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; }
        .links li { margin: 0; }
        .links a, .links .linklike { display: inline-block; min-height: 1.5rem; padding: 0.0625rem 0; line-height: 1.5; }
        tr.added > * { background: var(--color-primitive-green-50); }
        tr.removed > * { background: var(--color-neutral-solid-gray-50); }
        tr.alert > * { background: var(--color-primitive-orange-50); }
        th[aria-sort] > :is(a, .sorter)::after { content: "" / ""; margin-left: 0.25em; }
        th[aria-sort=ascending] > :is(a, .sorter)::after { content: "▲" / ""; font-size: 0.75em; }
        th[aria-sort=descending] > :is(a, .sorter)::after { content: "▼" / ""; font-size: 0.75em; }
        .table-bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.25rem 1.5rem; margin-top: 0.75rem; font-size: var(--font-size-14); }
        .table-bar > p { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; margin: 0; }
        .table-bar input[type=search] { width: 14rem; min-height: 2.25rem; margin: 0; padding: 0.125rem 0.5rem; font-size: var(--font-size-14); }
        .table-bar > .linklike { margin-left: auto; }
        .table-bar + .scroll, .table-bar + table { margin-top: 0.25rem; }
        .sorter { padding: 0; border: 0; background: none; font: inherit; color: inherit; text-align: inherit; text-decoration: underline; text-underline-offset: 0.1875em; cursor: pointer; }
        .sorter:hover { text-decoration-thickness: 2px; }
        .listing { min-width: 44rem; }
        .listing.wide { min-width: 56rem; }
        .listing.slim { min-width: 0; }
        .listing.medium { min-width: 32rem; }
        .totals > * { background: var(--color-neutral-solid-gray-50); font-weight: var(--font-weight-700); }
        .nothing { max-width: none; padding: 1rem; border: 1px dashed var(--color-neutral-solid-gray-420); border-radius: var(--border-radius-8); }
        .calendar { width: 100%; min-width: 46rem; table-layout: fixed; border-collapse: collapse; }
        .calendar th { padding: 0.25rem; text-align: center; font-size: var(--font-size-14); }
        .calendar td { height: 5.5rem; padding: 0.25rem; border: 1px solid var(--color-neutral-solid-gray-420); vertical-align: top; }
        .calendar td.other { background: var(--color-neutral-solid-gray-50); color: var(--color-neutral-solid-gray-700); }
        .calendar .day { display: block; font-size: var(--font-size-14); }
        .calendar .mark { display: block; margin-top: 0.25rem; padding: 0.125rem 0.25rem; border-left: 4px solid var(--color-primitive-blue-900); background: var(--color-primitive-blue-50); font-size: var(--font-size-14); line-height: 1.35; overflow-wrap: anywhere; }
        .calendar .mark.full { border-left-color: var(--color-primitive-green-800); background: var(--color-primitive-green-50); }
        .calendar .mark.off { border-left-color: var(--color-primitive-red-900); background: var(--color-neutral-white); }
        .calendar .mark.off > span:first-child { text-decoration: line-through; }
        .calendar .weekday { display: none; }
        @media (max-width: 40rem) {
          .calendar, .calendar tbody, .calendar tr { display: block; min-width: 0; }
          .calendar thead, .calendar td:not(:has(.mark)) { display: none; }
          .calendar td { display: block; height: auto; border-width: 0 0 1px; }
          .calendar .weekday { display: inline; }
        }
        .calendar .fill { display: block; color: var(--color-neutral-solid-gray-800); }
        .heat { min-width: 50rem; table-layout: fixed; }
        .heat th, .heat td { padding: 0.25rem 0.375rem; }
        .heat thead th { padding: 0.375rem 0.25rem; text-align: center; vertical-align: bottom; line-height: 1.35; font-size: 0.8125rem; hyphens: auto; }
        .heat thead th .about { font-size: 0.75rem; }
        .heat thead th:first-child { width: 11rem; padding-left: 0.375rem; text-align: left; font-size: var(--font-size-14); }
        .heat th[scope=row] { position: sticky; left: 0; z-index: 1; background: var(--color-neutral-white); font-weight: var(--font-weight-400); }
        .heat th[scope=row] .about { display: inline; }
        .heat .totals th[scope=row] { background: var(--color-neutral-solid-gray-50); font-weight: var(--font-weight-700); }
        .heat tr:not(.totals) > th.within { padding-left: 1.125rem; }
        .heat .totals > td { border-top: 1px solid var(--color-neutral-solid-gray-536); }
        .heat td { text-align: center; vertical-align: middle; color: var(--color-neutral-solid-gray-900); line-height: 1.35; }
        .heat .figure { display: block; font-size: var(--font-size-16); font-weight: var(--font-weight-700); }
        .heat .gap { font-size: 0.8125rem; white-space: nowrap; }
        .heat td.withheld, .heat td.blank { background: var(--color-neutral-solid-gray-50); color: var(--color-neutral-solid-gray-700); }
        .level-0, .heat tbody tr:hover > td.level-0 { background: var(--color-neutral-white); }
        .level-1, .heat tbody tr:hover > td.level-1 { background: var(--color-primitive-blue-50); }
        .level-2, .heat tbody tr:hover > td.level-2 { background: var(--color-primitive-blue-200); }
        .level-3, .heat tbody tr:hover > td.level-3 { background: var(--color-primitive-blue-300); }
        .level-4, .heat td.level-4, .heat tbody tr:hover > td.level-4, .swatch.level-4 { background: var(--color-primitive-blue-900); color: var(--color-neutral-white); }
        .unit-map { display: grid; gap: 0 1.5rem; }
        @media (min-width: 60rem) { .unit-map { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
        .unit-map h3 { margin-top: 1rem; font-size: var(--font-size-16); }
        .unit-map ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 0.375rem; margin: 0.375rem 0 0; padding: 0; list-style: none; }
        .unit-map li { display: flex; flex-direction: column; margin: 0; padding: 0.375rem 0.5rem; border: 1px solid var(--color-neutral-solid-gray-420); border-radius: var(--border-radius-4); color: var(--color-neutral-solid-gray-900); font-size: var(--font-size-14); line-height: 1.4; }
        .unit-map li.level-4 { color: var(--color-neutral-white); }
        .unit-map li.unknown { border-style: dashed; }
        .unit-map .figure { margin-top: auto; font-size: var(--font-size-16); font-weight: var(--font-weight-700); }
        .swatch { display: inline-block; padding: 0 0.5em; border: 1px solid var(--color-neutral-solid-gray-420); color: var(--color-neutral-solid-gray-900); }
        .grade { display: inline-block; min-width: 1.75em; padding: 0 0.375em; border: 1px solid var(--color-neutral-solid-gray-536); border-radius: var(--border-radius-4); text-align: center; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); background: var(--color-neutral-white); }
        .grade.short { border: 2px solid var(--color-primitive-orange-800); background: var(--color-primitive-orange-50); color: var(--color-primitive-orange-1000); }
        .grade.unknown { border-style: dashed; font-weight: var(--font-weight-400); }
        .pages { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; margin-top: 0.75rem; font-size: var(--font-size-14); }
        .pages p { margin: 0; }
        .pages ul { display: flex; flex-wrap: wrap; gap: 0.25rem; margin: 0; padding: 0; list-style: none; }
        .pages li { margin: 0; }
        .pages li > * { display: block; min-width: 2.25rem; padding: 0.25rem 0.5rem; text-align: center; }
        .pages [aria-current] { border-bottom: 0.1875rem solid var(--color-primitive-blue-900); font-weight: var(--font-weight-700); }


        """#
}

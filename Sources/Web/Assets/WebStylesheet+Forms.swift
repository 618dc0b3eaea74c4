extension WebStylesheet {
    /// Forms, the survey, slips, small windows and paper.
    static let forms = #"""
        /* ---- forms ---- */
        .form { max-width: 46rem; }
        .field { margin-top: 1.125rem; }
        .field > label, .field > .label, fieldset > legend { display: block; padding: 0; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .field .hint { margin: 0.125rem 0 0; }
        .field .error { margin: 0.25rem 0 0; color: var(--color-primitive-red-1000); font-size: var(--font-size-14); font-weight: var(--font-weight-700); }
        .field .error:empty { display: none; }
        .needed { margin-left: 0.5em; color: var(--color-primitive-red-1000); font-size: var(--font-size-14); font-weight: var(--font-weight-400); }
        input, select, textarea, button { font: inherit; color: inherit; }
        input:not([type=checkbox]):not([type=radio]):not([type=hidden]), select, textarea {
          width: 100%;
          min-height: 2.75rem;
          margin-top: 0.25rem;
          padding: 0.375rem 0.75rem;
          border: 1px solid var(--color-neutral-solid-gray-600);
          border-radius: var(--border-radius-8);
          background: var(--color-neutral-white);
          color: var(--color-neutral-solid-gray-900);
        }
        input[type=file] { padding: 0.4375rem; }
        input[type=date] { max-width: 12rem; }
        input.short, .short input, select.short { max-width: 12rem; }
        input.code { max-width: 12rem; font-family: var(--font-family-mono); font-size: var(--font-size-20); letter-spacing: 0.15em; }
        select { max-width: 100%; padding-right: 2rem; }
        [aria-invalid=true] { border: 2px solid var(--color-primitive-red-900) !important; }
        input:hover, select:hover, textarea:hover { border-color: var(--color-neutral-solid-gray-900); }
        input:disabled, select:disabled, textarea:disabled { background: var(--color-neutral-solid-gray-50); color: var(--color-neutral-solid-gray-600); }
        input[type=checkbox], input[type=radio] { flex: none; width: 1.25rem; height: 1.25rem; margin: 0.1875rem 0 0; accent-color: var(--color-primitive-blue-900); }
        fieldset { min-width: 0; margin: 1.125rem 0 0; padding: 0; border: 0; }
        .choice { display: flex; gap: 0.625rem; align-items: flex-start; margin-top: 0.25rem; padding: 0.25rem 0; min-height: 2rem; }
        .choice .about { display: block; }
        .choices.row { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
        .actions { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; margin-top: 1.25rem; }
        .actions form { margin: 0; }
        .button {
          display: inline-flex;
          align-items: center;
          justify-content: center;
          min-height: 2.75rem;
          min-width: 6rem;
          padding: 0.375rem 1.25rem;
          border: 1px solid var(--color-primitive-blue-900);
          border-radius: var(--border-radius-8);
          background: var(--color-primitive-blue-900);
          color: var(--color-neutral-white);
          font-weight: var(--font-weight-700);
          line-height: 1.4;
          text-align: center;
          text-decoration: none;
          cursor: pointer;
        }
        .button:hover { border-color: var(--color-primitive-blue-1000); background: var(--color-primitive-blue-1000); text-decoration: underline; }
        .button:active { background: var(--color-primitive-blue-1200); }
        .button.secondary { background: var(--color-neutral-white); color: var(--color-primitive-blue-900); }
        .button.secondary:hover { background: var(--color-primitive-blue-50); color: var(--color-primitive-blue-1000); }
        .button.grave { border-color: var(--color-primitive-red-900); background: var(--color-primitive-red-900); }
        .button.grave:hover { border-color: var(--color-primitive-red-1000); background: var(--color-primitive-red-1000); }
        .button.small-button { min-height: 2rem; min-width: 0; padding: 0.125rem 0.75rem; font-size: var(--font-size-14); color: var(--color-primitive-blue-900); background: var(--color-neutral-white); }
        .button.small-button:hover { background: var(--color-primitive-blue-50); }
        .button.wide { width: 100%; }
        .button[disabled] { border-color: var(--color-neutral-solid-gray-420); background: var(--color-neutral-solid-gray-100); color: var(--color-neutral-solid-gray-600); cursor: not-allowed; text-decoration: none; }
        .filter { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 0.5rem 1rem; margin-top: 1rem; padding: 0.75rem 1rem 0.875rem; background: var(--color-neutral-solid-gray-50); border-radius: var(--border-radius-8); }
        .filter.bare { padding: 0; background: none; }
        .filter.bare .field { flex: 0 0 auto; }
        .filter p { margin: 0 0 0.5rem; }
        .filter .field { flex: 1 1 9rem; max-width: 16rem; margin: 0; }
        .filter .field.wide { flex-basis: 14rem; max-width: 22rem; }
        .filter .field > label { font-size: var(--font-size-14); }
        .filter input:not([type=checkbox]):not([type=radio]):not([type=hidden]), .filter select { min-height: 2.5rem; font-size: 0.9375rem; padding-top: 0.25rem; padding-bottom: 0.25rem; margin-top: 0.125rem; }
        .filter .button { min-height: 2.5rem; }
        .filter .choice { margin: 0 0 0.25rem; font-size: 0.9375rem; }
        td select, td input:not([type=checkbox]):not([type=radio]):not([type=hidden]) { min-height: 2.125rem !important; margin: 0 !important; padding: 0.125rem 0.5rem !important; font-size: var(--font-size-14); }
        td .row-form { display: flex; flex-wrap: wrap; gap: 0.375rem; align-items: center; }
        td .row-form select { width: auto; min-width: 6rem; }
        textarea.source { font-family: var(--font-family-mono); font-size: var(--font-size-14); line-height: 1.6; white-space: pre; overflow: auto; tab-size: 2; }
        .excerpt { margin: 0.25rem 0 0; padding: 0.375rem 0.75rem; overflow-x: auto; border-left: 0.25rem solid var(--color-neutral-solid-gray-420); background: var(--color-neutral-solid-gray-50); font-family: var(--font-family-mono); font-size: 0.8125rem; line-height: 1.6; white-space: pre; }
        .excerpt b { background: var(--color-primitive-yellow-300); color: var(--color-neutral-solid-gray-900); }

        /* ---- survey ---- */
        .survey { max-width: 44rem; margin: 0 auto; }
        .notice + .survey { margin-top: 1.5rem; }
        .survey-head { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.125rem 1rem; margin-top: 1rem; align-items: baseline; font-size: var(--font-size-14); }
        .survey-head p { margin: 0; }
        .survey-head p:nth-child(2) { text-align: right; }
        .survey > .survey-head { position: sticky; top: 0; z-index: 1; margin-top: 0.5rem; padding: 0.5rem 0; background: var(--color-neutral-white); }
        .survey .question { scroll-margin-top: 6.5rem; }
        .survey-head progress { grid-column: 1 / -1; }
        .survey-head .notice { grid-column: 1 / -1; margin: 0.25rem 0 0; padding: 0.375rem 0.75rem; }
        .survey-head .value { display: inline; font-size: var(--font-size-20); }
        .question { margin-top: 2rem; padding-top: 1.25rem; border-top: 1px solid var(--color-neutral-solid-gray-200); }
        .question > legend { float: left; width: 100%; font-size: 1.0625rem; line-height: 1.6; }
        .question > legend + * { clear: both; }
        .question .place { display: flex; gap: 0.5rem 0.75rem; align-items: center; flex-wrap: wrap; font-size: var(--font-size-14); font-weight: var(--font-weight-400); color: var(--color-neutral-solid-gray-700); }
        .options { display: grid; gap: 0.5rem; padding-top: 0.75rem; }
        .option { display: flex; gap: 0.75rem; align-items: flex-start; min-height: 3rem; padding: 0.6875rem 0.875rem; border: 1px solid var(--color-neutral-solid-gray-420); border-radius: var(--border-radius-8); line-height: 1.5; cursor: pointer; }
        .option input { margin-top: 0.125rem; }
        .option:hover { border-color: var(--color-neutral-solid-gray-900); background: var(--color-neutral-solid-gray-50); }
        .option:has(:checked) { border-color: var(--color-primitive-blue-900); box-shadow: inset 0 0 0 1px var(--color-primitive-blue-900); background: var(--color-primitive-blue-50); color: var(--color-neutral-solid-gray-900); }
        .option:has(:focus-visible) { outline: 0.25rem solid var(--color-neutral-solid-gray-900); outline-offset: 0.125rem; }
        .option :focus-visible { outline: none; box-shadow: none; }
        .options.three { grid-template-columns: repeat(3, minmax(0, 1fr)); }
        .options.three .option { align-items: center; padding: 0.5rem 0.625rem; gap: 0.375rem; }
        .options.three .option input { margin: 0; }
        .survey .turn { display: flex; flex-flow: row-reverse wrap; justify-content: space-between; gap: 0.75rem; margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--color-neutral-solid-gray-420); }
        .survey .turn .button { min-height: 3rem; flex: 1 1 9rem; }

        .question.single { margin-top: 1rem; padding-top: 1rem; }
        .numeral { display: inline-block; min-width: 1.25rem; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-700); }
        .survey .turn.sure { flex-flow: row wrap; margin-top: 0.75rem; padding-top: 0; border-top: 0; }
        .answers { display: grid; gap: 0.5rem; margin: 0.75rem 0 0; padding: 0; list-style: none; }
        .answers li { margin: 0; padding: 0.6875rem 0.875rem; border: 1px solid var(--color-neutral-solid-gray-200); border-radius: var(--border-radius-8); line-height: 1.5; }
        .answers .right { border: 2px solid var(--color-primitive-green-800); }
        .answers .wrong { border-color: var(--color-primitive-red-900); }
        .explanation { padding: 0.75rem 1rem; border-left: 0.25rem solid var(--color-primitive-blue-900); background: var(--color-neutral-solid-gray-50); }
        .places ol { display: flex; flex-wrap: wrap; gap: 0.375rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }
        .places li { margin: 0; }
        .places a { display: grid; place-items: center; min-width: 2.5rem; min-height: 2.5rem; border: 1px solid var(--color-neutral-solid-gray-420); border-radius: var(--border-radius-8); text-decoration: none; font-variant-numeric: tabular-nums; }
        .places .done { border-color: var(--color-primitive-blue-900); background: var(--color-primitive-blue-50); font-weight: var(--font-weight-700); }
        .places [aria-current] { outline: 0.1875rem solid var(--color-neutral-solid-gray-900); outline-offset: 0.0625rem; }

        /* ---- slips ---- */
        .slips { display: grid; gap: 1rem; margin-top: 1rem; padding: 0; list-style: none; }
        .slip { margin: 0; padding: 1rem 1.25rem; border: 2px dashed var(--color-neutral-solid-gray-420); }
        .slip > :first-child { margin-top: 0; }
        .slip .code { display: block; margin-top: 0.25rem; font-family: var(--font-family-mono); font-size: var(--font-size-24); font-weight: var(--font-weight-700); letter-spacing: 0.08em; color: var(--color-neutral-solid-gray-900); }
        .secret { margin-top: 0.5rem; padding: 0.75rem 1rem; background: var(--color-neutral-solid-gray-50); font-family: var(--font-family-mono); font-size: var(--font-size-20); letter-spacing: 0.08em; word-spacing: 0.25em; color: var(--color-neutral-solid-gray-900); }
        @media (min-width: 48rem) { .slips { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }

        /* ---- small windows ---- */
        @media (max-width: 40rem) {
          .keys { display: none; }
          .masthead { gap: 0.125rem 0.75rem; }
          .masthead .city { padding-left: 0.75rem; }
          .masthead::after { content: ""; order: 1; flex-basis: 100%; }
          .masthead .role, .masthead .person { order: 2; }
          .masthead .role { margin-right: auto; }
          .card { padding: 0.875rem 1rem; }
          .filter .field, .filter .field.wide { flex-basis: 100%; max-width: none; }
          .fold td.drawn, .fold th.drawn, .fold .minor { display: none; }
          .slim th, .slim td { overflow-wrap: anywhere; }
          .fold { min-width: 0; }
          .fold tr > .minor:first-child + * { border-left-width: 1px; }
          .fold th, .fold td { padding: 0.4375rem 0.375rem; }
          .fold td.number { white-space: normal; }
          .heat thead th:first-child { width: 8.5rem; }
          .actions .button { flex: 1 1 auto; }
          .options.three .option { padding: 0.5rem 0.375rem; gap: 0.25rem; font-size: 0.9375rem; }
        }
        @media (prefers-reduced-motion: no-preference) {
          html { scroll-behavior: smooth; }
        }
        @media (prefers-reduced-motion: reduce) {
          *, *::before, *::after { animation: none !important; transition: none !important; }
        }
        @media (forced-colors: active) {
          .button, .option, .card, .notice, .state::before, .grade, .tag, .key, .swatch { border: 1px solid; }
          .option:has(:checked) { outline: 3px solid Highlight; outline-offset: -3px; }
          .navigation [aria-current], .cycle [aria-current], .steps [aria-current] { border-color: Highlight; }
          thead tr:first-child > * { border-top-width: 1px; }
          .bar, .key, .swatch { forced-color-adjust: none; }
          .bar .track { stroke: CanvasText; fill: Canvas; }
          .bar .met { fill: Highlight; }
          .bar .mark { stroke: CanvasText; }
        }

        /* ---- paper ---- */
        @page { size: A4; margin: 16mm 14mm 18mm; }
        @media print {
          html { font-size: 9.5pt; }
          body { display: block; line-height: 1.5; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .skip, .navigation, .breadcrumb, .filter, .table-bar, .actions, .pages, .masthead form, .masthead .role, .screen, .turn, .form, .row-form, td form { display: none !important; }
          .masthead { padding: 0 0 0.25rem; }
          .frame { display: block; max-width: none; }
          main, .door { max-width: none; padding: 0.75rem 0 0; }
          a { color: inherit; text-decoration: none; }
          .scroll { overflow: visible; }
          .scroll::before { display: none !important; }
          .cycle { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
          td:has(> details) { width: 45%; }
          .trail { margin: 0; }
          .trail .about { display: inline; }
          summary { display: none; }
          details::details-content { content-visibility: visible; block-size: auto; }
          .tiles { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); }
          .listing, .listing.wide, .heat { min-width: 0; }
          table { font-size: 0.85rem; }
          th, td { padding: 0.25rem 0.375rem; }
          .heat th[scope=row] { position: static; }
          thead { display: table-header-group; }
          tr, .card, .slip, .tiles > div, .notice, .path > li { break-inside: avoid; }
          h2, h3, h4, caption { break-after: avoid; }
          .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
          .slips { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0; }
          .slip { border: 1px dashed; min-height: 60mm; }
          .colophon { padding: 0.75rem 0 0; margin-top: 1.5rem; }
        }

        """#
}

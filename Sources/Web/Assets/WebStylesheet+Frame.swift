extension WebStylesheet {
    /// Text and the frame of every page.
    static let frame = #"""
        /* ---- text ---- */
        *, *::before, *::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body {
          display: flex;
          flex-direction: column;
          min-height: 100vh;
          margin: 0;
          background: var(--color-neutral-white);
          color: var(--color-neutral-solid-gray-800);
          font-family: var(--font-family-sans);
          font-size: var(--font-size-16);
          line-height: 1.65;
          line-break: strict;
          overflow-wrap: anywhere;
          text-autospace: normal;
        }
        h1, h2, h3, h4 {
          margin: 0;
          color: var(--color-neutral-solid-gray-900);
          font-weight: var(--font-weight-700);
          line-height: 1.4;
          text-wrap: balance;
          word-break: auto-phrase;
        }
        h1 { padding-bottom: 0.625rem; border-bottom: 0.25rem solid var(--color-primitive-blue-900); font-size: var(--font-size-24); }
        h1 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75em; }
        h2 > .about { margin-left: 0.375em; }
        h2 { margin-top: 2.5rem; font-size: var(--font-size-20); }
        h3 { margin-top: 1.75rem; font-size: var(--font-size-18); }
        h4 { margin-top: 1.25rem; font-size: var(--font-size-16); }
        p, ul, ol, dl, figure { margin: 0.75rem 0 0; }
        p, .measured { max-width: 46em; }
        p, li, dd, td { text-wrap: pretty; }
        ul, ol { padding-left: 1.5em; }
        li + li { margin-top: 0.25rem; }
        dt { font-weight: var(--font-weight-700); }
        dd { margin: 0; }
        a { color: var(--color-primitive-blue-1000); text-decoration: underline; text-underline-offset: 0.1875em; }
        a:hover { text-decoration-thickness: 0.1875em; }
        code, kbd, .mono { font-family: var(--font-family-mono); font-size: 0.9375em; }
        [id] { scroll-margin-top: 1rem; }
        :focus-visible {
          outline: 0.25rem solid var(--color-neutral-solid-gray-900);
          outline-offset: 0.125rem;
          box-shadow: 0 0 0 0.125rem var(--color-primitive-yellow-300);
        }
        main:focus { outline: none; box-shadow: none; }
        [hidden] { display: none !important; }
        .hidden {
          position: absolute;
          width: 1px;
          height: 1px;
          margin: -1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
        .small, .note, .about, .hint { font-size: var(--font-size-14); font-weight: var(--font-weight-400); color: var(--color-neutral-solid-gray-700); line-height: 1.55; }
        .nowrap { white-space: nowrap; }
        .lead { margin-top: 1rem; }
        .plain { padding: 0; list-style: none; }
        .strong { font-weight: var(--font-weight-700); }
        .strong:not(a) { color: var(--color-neutral-solid-gray-900); }

        /* ---- frame ---- */
        .skip { position: absolute; left: 1rem; top: -6rem; z-index: 2; padding: 0.5rem 1rem; background: var(--color-neutral-white); }
        .skip:focus { top: 0.5rem; }
        .masthead {
          display: flex;
          flex-wrap: wrap;
          align-items: center;
          gap: 0.25rem 1.25rem;
          padding: 0.5rem 1rem;
          border-bottom: 1px solid var(--color-neutral-solid-gray-420);
          font-size: var(--font-size-14);
        }
        .masthead p { margin: 0; }
        .masthead .product { font-size: var(--font-size-18); font-weight: var(--font-weight-700); white-space: nowrap; }
        .masthead .product a { color: var(--color-primitive-blue-900); text-decoration: none; }
        .masthead .product a:hover { text-decoration: underline; }
        .masthead .city { margin-right: auto; padding-left: 1.25rem; border-left: 1px solid var(--color-neutral-solid-gray-420); font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .masthead form { margin: 0; }
        .masthead .person { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: baseline; }
        .linklike {
          min-height: 1.75rem;
          padding: 0.125rem 0.25rem;
          border: 0;
          background: none;
          color: var(--color-primitive-blue-1000);
          font: inherit;
          text-decoration: underline;
          text-underline-offset: 0.1875em;
          cursor: pointer;
        }
        .linklike:hover { text-decoration-thickness: 0.1875em; }
        .linklike.grave { color: var(--color-primitive-red-1000); }
        .frame { flex: 1; width: 100%; }
        .frame > main { max-width: 94rem; }
        .navigation { border-bottom: 1px solid var(--color-neutral-solid-gray-200); background: var(--color-neutral-solid-gray-50); }
        .navigation .group { margin: 0; padding: 0.75rem 1rem 0.25rem; font-size: var(--font-size-14); font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-700); }
        .navigation ul { margin: 0; padding: 0; list-style: none; }
        .navigation li { margin: 0; }
        .navigation a { display: block; padding: 0.4375rem 1rem; color: var(--color-neutral-solid-gray-800); text-decoration: none; line-height: 1.5; font-size: 0.9375rem; }
        .navigation a:hover { background: var(--color-primitive-blue-50); text-decoration: underline; }
        .navigation [aria-current] { border-left: 0.25rem solid var(--color-primitive-blue-900); padding-left: 0.75rem; background: var(--color-primitive-blue-50); color: var(--color-primitive-blue-1000); font-weight: var(--font-weight-700); }
        .navigation .count { margin-left: 0.375em; }
        main { min-width: 0; padding: 1rem 1rem 4rem; }
        .breadcrumb ol { display: flex; flex-wrap: wrap; gap: 0 0.5rem; margin: 0 0 0.75rem; padding: 0; list-style: none; font-size: var(--font-size-14); line-height: 1.5; }
        .breadcrumb li { margin: 0; }
        .breadcrumb li + li::before { content: "›" / ""; margin-right: 0.5rem; color: var(--color-neutral-solid-gray-600); }
        .colophon {
          display: flex;
          flex-wrap: wrap;
          gap: 0.25rem 2rem;
          padding: 0.75rem 1rem 1.5rem;
          border-top: 1px solid var(--color-neutral-solid-gray-420);
          font-size: var(--font-size-14);
          color: var(--color-neutral-solid-gray-700);
        }
        .colophon p { margin: 0; }
        .door { width: 100%; max-width: 34rem; margin: 0 auto; padding: 2rem 1rem 4rem; flex: 1; }
        .door.wide { max-width: 48rem; }
        @media (max-width: 63.99rem) {
          .navigation { display: flex; overflow-x: auto; }
          .navigation > * { flex: none; }
          .navigation .group { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); padding: 0; }
          .navigation ul { display: flex; border-right: 1px solid var(--color-neutral-solid-gray-420); }
          .navigation ul:last-child { border-right: 0; }
          .navigation a { padding: 0.625rem 0.875rem; white-space: nowrap; }
          .navigation [aria-current] { border-left: 0; border-bottom: 0.25rem solid var(--color-primitive-blue-900); padding: 0.625rem 0.875rem 0.375rem; }
          .navigation [aria-current] { scroll-initial-target: nearest; }
          .navigation :focus-visible { outline-offset: -0.25rem; box-shadow: none; }
        }
        @media (min-width: 48rem) {
          .masthead, .colophon { padding-left: 1.5rem; padding-right: 1.5rem; }
          main { padding: 1.25rem 1.5rem 5rem; }
          h1 { font-size: var(--font-size-28); }
          .door { padding-top: 3.5rem; }
        }
        @media (min-width: 64rem) {
          .frame { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); }
          .frame.single { grid-template-columns: minmax(0, 1fr); }
          .navigation { border-bottom: 0; border-right: 1px solid var(--color-neutral-solid-gray-200); padding-bottom: 2rem; }
          main { padding-left: 2rem; padding-right: 2rem; }
        }


        """#
}

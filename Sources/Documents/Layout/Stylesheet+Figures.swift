extension Stylesheet {
    static let figures = """
        figure { margin-top: 2rem; }
        .lead + figure { margin-top: 2.5rem; }
        figcaption { max-width: 44em; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .plans { display: grid; gap: 0; max-width: 44rem; margin-top: 1rem; }
        .box { padding: 1rem 1.25rem; border: 1px solid var(--color-neutral-solid-gray-420); border-radius: var(--border-radius-8); }
        .box .kind { margin: 0; font-size: var(--font-size-14); color: var(--color-neutral-solid-gray-700); }
        .box .name { margin: 0; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .box .relation { margin: 0.25rem 0 0; font-size: var(--font-size-14); }
        .box.own { border: 3px solid var(--color-primitive-blue-900); background: var(--color-primitive-blue-50); }
        .plans .joint { display: block; width: 1.5rem; height: 2.25rem; margin-left: 2.5rem; }
        .plans .related { display: grid; gap: 1rem; }
        .stroke { fill: none; stroke: var(--color-neutral-solid-gray-700); stroke-width: 2; }
        .path { display: grid; gap: 1.5rem; margin-top: 1rem; padding: 0; list-style: none; }
        .path > li {
          position: relative;
          margin: 0;
          padding: 1rem 1.25rem;
          border: 1px solid var(--color-neutral-solid-gray-420);
          border-top: 0.5rem solid var(--color-primitive-blue-900);
        }
        .path > li + li::before {
          content: "";
          position: absolute;
          left: 1.5rem;
          top: -1.75rem;
          border: 0.5rem solid transparent;
          border-top: 0.75rem solid var(--color-neutral-solid-gray-700);
          border-bottom: 0;
        }
        .path .name { margin: 0; font-size: var(--font-size-18); font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .path dl { margin-top: 0.75rem; font-size: var(--font-size-14); }
        .path dd + dt { margin-top: 0.5rem; }
        .path ul { margin-top: 0; padding: 0; list-style: none; }
        .path li li { margin-top: 0; }
        .path li li a { display: inline-block; padding: 0.125rem 0; }
        .cycle { display: grid; gap: 1rem 2.5rem; align-items: center; margin-top: 1rem; }
        .cycle svg { display: block; width: 100%; max-width: 26rem; height: auto; }
        .cycle text { font-family: var(--font-family-sans); fill: var(--color-neutral-solid-gray-900); text-anchor: middle; }
        .cycle .letter { font-size: 30px; font-weight: 700; fill: var(--color-primitive-blue-900); }
        .cycle .step { font-size: 15px; font-weight: 700; }
        .cycle rect { fill: var(--color-neutral-white); stroke: var(--color-primitive-blue-900); stroke-width: 2; }
        .cycle dd p { margin-top: 0; }
        .cycle dd + dt { margin-top: 0.75rem; }
        @media (min-width: 48rem) {
          .plans .related { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
          .cycle { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
        }
        @media print, (min-width: 60rem) {
          .path { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
          .path > li:nth-last-child(2) { margin-top: 2.5rem; }
          .path > li:nth-last-child(3) { margin-top: 5rem; }
          .path > li:nth-last-child(n + 4) { margin-top: 7.5rem; }
          .path > li + li::before {
            left: -1.125rem;
            top: 1.25rem;
            border: 0.5rem solid transparent;
            border-left: 0.75rem solid var(--color-neutral-solid-gray-700);
            border-right: 0;
          }
        }
        """
}

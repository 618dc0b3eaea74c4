extension Stylesheet {
    static let navigation = """
        .skip {
          position: absolute;
          left: 1rem;
          top: -6rem;
          padding: 0.5rem 1rem;
          background: var(--color-neutral-white);
        }
        .skip:focus { top: 1rem; }
        .cover, .sheet, .colophon { max-width: 84rem; margin: 0 auto; padding: 0 1rem; }
        .cover { padding-top: 3rem; padding-bottom: 3rem; }
        .cover .body { margin: 0; font-size: var(--font-size-20); font-weight: var(--font-weight-700); }
        .cover h1 {
          margin-top: 1rem;
          padding-top: 1.5rem;
          border-top: 0.5rem solid var(--color-primitive-blue-900);
          font-size: var(--font-size-32);
        }
        .cover .facts { margin-top: 2rem; }
        .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.5rem; }
        .revisions { margin-top: 3rem; max-width: 60rem; }
        .revisions h2 { font-size: var(--font-size-20); }
        .contents h2 { font-size: var(--font-size-20); }
        .contents ol { margin-top: 0.75rem; padding: 0; list-style: none; }
        .contents a { text-decoration: none; }
        .contents a:hover { text-decoration: underline; }
        .contents > ol > li { margin-top: 0.5rem; }
        .contents > ol > li > a { display: flex; gap: 0.75em; }
        .contents .number { flex: none; min-width: 1.25em; font-weight: var(--font-weight-700); }
        .contents ol ol { margin-top: 0.25rem; padding-left: 2em; font-size: var(--font-size-14); }
        .chapter { margin-top: 5rem; }
        .chapter > h2 {
          display: flex;
          gap: 0.75em;
          padding-bottom: 0.75rem;
          border-bottom: 1px solid var(--color-neutral-solid-gray-420);
        }
        .chapter > h2 .number { flex: none; color: var(--color-primitive-blue-900); }
        .lead { margin-top: 1.5rem; }
        .colophon {
          margin-top: 6rem;
          padding-top: 1.5rem;
          padding-bottom: 3rem;
          border-top: 1px solid var(--color-neutral-solid-gray-420);
          font-size: var(--font-size-14);
          color: var(--color-neutral-solid-gray-700);
        }
        .colophon p { margin: 0; max-width: none; }
        @media (min-width: 48rem) {
          .cover, .sheet, .colophon { padding-left: 2rem; padding-right: 2rem; }
          .cover { padding-top: 5rem; }
          .cover h1 { font-size: var(--font-size-45); }
        }
        @media (min-width: 64rem) {
          .sheet { display: grid; grid-template-columns: 14rem minmax(0, 1fr); column-gap: 3.5rem; }
          .contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.5rem 0.5rem 1.5rem 0; }
          main > .chapter:first-child { margin-top: 1.5rem; }
        }
        """

    static let blocks = """
        .card {
          margin-top: 1.5rem;
          padding: 1.5rem;
          border: 1px solid var(--color-neutral-solid-gray-420);
          border-radius: var(--border-radius-8);
        }
        .card > :first-child { margin-top: 0; }
        .card .description { margin-top: 0.25rem; }
        .card .facts { margin-top: 1rem; padding: 0.75rem 1rem; background: var(--color-neutral-solid-gray-50); }
        .columns { display: grid; gap: 1.5rem 2.5rem; margin-top: 1.5rem; }
        .columns > * { min-width: 0; }
        .columns .label { margin: 0; font-weight: var(--font-weight-700); color: var(--color-neutral-solid-gray-900); }
        .columns ul { margin-top: 0.5rem; }
        .pair { display: grid; gap: 1.5rem; margin-top: 1.5rem; }
        .pair > .card { margin-top: 0; }
        .open.card { border: 2px solid var(--color-primitive-orange-800); }
        .sources { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.5rem 1rem; }
        @media (min-width: 48rem) {
          .columns, .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
        }
        @media (max-width: 30rem) {
          .card { padding: 1rem; }
          .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
          .facts dd + dt { margin-top: 0.5rem; }
        }
        """
}

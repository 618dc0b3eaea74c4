/// Sorts, narrows and takes away the tables that stand whole on a page. Tables that the server sorts, pages and exports
/// say so (`data-served`) and are left alone. Without the script every row is there, in the order that serves most.
enum TableScript {
    static let text = #"""
        const words = document.documentElement.lang === 'ja'
          ? { narrow: '表をしぼり込む', rows: (shown, all) => `${shown} / ${all} 行`, save: '表をCSVで保存する', sort: name => `${name}で並べ替える` }
          : { narrow: 'Narrow the table', rows: (shown, all) => `${shown} of ${all} rows`, save: 'Save the table as CSV', sort: name => `Sort by ${name}` };

        const plain = text => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

        // What a cell says to a reader: no forms, nothing that is only there for screen readers.
        const said = cell => {
          const copy = cell.cloneNode(true);
          for (const part of copy.querySelectorAll('form, button, input, select, progress, .hidden')) part.remove();
          for (const part of copy.querySelectorAll('.about, div, li, p, summary')) part.prepend(' ');
          return plain(copy.textContent);
        };

        const eras = { 令和: 2018, 平成: 1988, 昭和: 1925 };
        const day = text => {
          const found = text.match(/^(令和|平成|昭和)?(\d+|元)年(\d+)月(\d+)日(?:\D*(\d+):(\d+))?/);
          if (found) {
            const [, era, year, month, date, hour = 0, minute = 0] = found;
            return Date.UTC((year === '元' ? 1 : Number(year)) + (eras[era] ?? 0), month - 1, date, hour, minute);
          }
          return /^\d{1,2} [A-Z][a-z]+ \d{4}/.test(text) ? Date.parse(text) : NaN;
        };

        const value = cell => {
          const text = cell.dataset.sort ?? said(cell);
          const moment = day(text);
          if (!Number.isNaN(moment)) return moment;
          const number = text.replaceAll(',', '').replaceAll('\u2212', '-').match(/^[+-]?\d+(\.\d+)?(?=$|[^\d\-:年月])/);
          return number ? Number(number[0]) : text;
        };

        const language = new Intl.Collator(document.documentElement.lang, { numeric: true });
        const compare = (a, b) => {
          if (typeof a === 'number' && typeof b === 'number') return a - b;
          if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
          return language.compare(a, b);
        };

        const isSimple = table => table.tHead?.rows.length === 1 && table.tBodies.length === 1
          && [...table.tHead.rows[0].cells, ...table.tBodies[0].rows].every(part => part.cells ? part.cells.length === table.tHead.rows[0].cells.length : part.colSpan === 1)
          && [...table.tBodies[0].rows].every(row => [...row.cells].every(cell => cell.rowSpan === 1));

        const sortable = (table, heads, rows) => {
          const body = table.tBodies[0];
          const turn = head => {
            const isUp = head.getAttribute('aria-sort') === 'ascending';
            for (const other of heads) other.removeAttribute('aria-sort');
            head.setAttribute('aria-sort', isUp ? 'descending' : 'ascending');
            const keys = new Map(rows.map(row => [row, value(row.cells[head.cellIndex])]));
            const sign = isUp ? -1 : 1;
            body.append(...[...rows].sort((a, b) => sign * compare(keys.get(a), keys.get(b))));
          };
          for (const head of heads) {
            const name = plain(head.textContent);
            if (!name || head.classList.contains('drawn') || rows.some(row => row.cells[head.cellIndex].querySelector('form, input, select, button'))) continue;
            const button = document.createElement('button');
            button.type = 'button';
            button.className = 'sorter';
            button.title = words.sort(name);
            button.append(...head.childNodes);
            head.append(button);
            button.addEventListener('click', () => turn(head));
          }
        };

        let count = 0;
        const narrowing = (rows, bar) => {
          const field = document.createElement('p');
          const label = document.createElement('label');
          const input = document.createElement('input');
          const output = document.createElement('output');
          input.type = 'search';
          input.id = `narrow-${count += 1}`;
          label.htmlFor = output.htmlFor = input.id;
          label.textContent = words.narrow;
          field.append(label, input, output);
          bar.append(field);
          const texts = new Map(rows.map(row => [row, [...row.cells].map(said).join(' ').normalize('NFKC').toLowerCase()]));
          input.addEventListener('input', () => {
            const wanted = input.value.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
            for (const row of rows) row.hidden = !wanted.every(word => texts.get(row).includes(word));
            output.textContent = wanted.length ? words.rows(rows.filter(row => !row.hidden).length, rows.length) : '';
          });
        };

        // A cell that a spreadsheet would take for a formula is kept a text.
        const field = text => `"${(/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?%?$/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

        const saving = (table, heads, rows, bar) => {
          const button = document.createElement('button');
          button.type = 'button';
          button.className = 'linklike';
          button.textContent = words.save;
          button.addEventListener('click', () => {
            const shown = [...table.tBodies[0].rows].filter(row => !row.hidden);
            const kept = heads.filter(head => plain(head.textContent) && !rows.every(row => !said(row.cells[head.cellIndex])));
            const lines = [kept.map(head => field(said(head.querySelector('.sorter') ? head.querySelector('.sorter') : head))),
              ...shown.map(row => kept.map(head => field(said(row.cells[head.cellIndex]))))];
            const text = lines.map(line => line.join(',') + '\r\n').join('');
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }));
            const name = plain(table.caption?.textContent || document.querySelector('h1')?.firstChild?.textContent || document.title);
            link.download = `${name.replace(/[\\/:*?"<>|\s]+/g, '-')}.csv`;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 10000);
          });
          bar.append(button);
        };

        for (const table of document.querySelectorAll('main table.listing:not([data-served])')) {
          const rows = [...(table.tBodies[0]?.rows ?? [])];
          if (rows.length < 2 || !isSimple(table)) continue;
          const heads = [...table.tHead.rows[0].cells];
          const bar = document.createElement('div');
          bar.className = 'table-bar';
          if (rows.length >= 10) narrowing(rows, bar);
          saving(table, heads, rows, bar);
          sortable(table, heads, rows);
          (table.closest('.scroll') ?? table).before(bar);
        }

        """#
}

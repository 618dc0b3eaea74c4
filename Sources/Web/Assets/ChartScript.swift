/// Draws charts from the tables that say so. Without the chart library nothing happens: the tables hold all figures.
enum ChartScript {
    static let text = #"""
        const Chart = globalThis.Chart;

        const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

        const number = cell => {
          const found = (cell?.firstChild?.textContent ?? '').replaceAll(',', '').match(/-?\d+(\.\d+)?/);
          return found ? Number(found[0]) : null;
        };

        const columns = table => {
          const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
          const marked = heads.filter(head => 'series' in head.dataset);
          const chosen = marked.length ? marked : heads.filter(head => head.classList.contains('number'));
          return chosen.map(head => ({ at: head.cellIndex, label: head.textContent.trim() }));
        };

        const read = table => {
          const rows = [...table.tBodies].flatMap(body => [...body.rows]).filter(row => row.querySelector('th'));
          const label = row => (row.querySelector('th a') ?? row.querySelector('th').firstChild).textContent.trim();
          return {
            labels: rows.map(label),
            series: columns(table).map(({ at, label }) => ({ label, data: rows.map(row => number(row.cells[at])) }))
              .filter(({ data }) => data.some(value => value !== null)),
          };
        };

        const colours = ['--color-primitive-blue-900', '--color-primitive-orange-800', '--color-primitive-green-800',
          '--color-neutral-solid-gray-600', '--color-primitive-blue-300', '--color-primitive-orange-400'];
        const dashes = [[], [6, 4], [2, 3], [10, 4, 2, 4], [1, 4], [12, 3]];

        const draw = place => {
          const table = document.getElementById(place.dataset.for);
          if (!table?.tHead || !('chart' in table.dataset)) return;
          const { labels, series } = read(table);
          if (!labels.length || !series.length) return;
          const kind = table.dataset.chart;
          const isLine = kind === 'line';
          const canvas = document.createElement('canvas');
          canvas.setAttribute('aria-hidden', 'true');
          place.append(canvas);
          place.hidden = false;
          place.style.position = 'relative';
          place.style.height = isLine ? '20rem' : `${Math.max(10, labels.length * 1.75 * (kind === 'stack' ? 1 : series.length) + 5)}rem`;
          const font = { family: style('--font-family-sans'), size: 14 };
          const axis = { stacked: kind === 'stack', beginAtZero: true, ticks: { font } };
          new Chart(canvas, {
            type: isLine ? 'line' : 'bar',
            data: {
              labels,
              datasets: series.map(({ label, data }, at) => ({
                label, data, backgroundColor: style(colours[at % colours.length]),
                borderColor: style(colours[at % colours.length]), borderDash: isLine ? dashes[at % dashes.length] : [],
                borderWidth: isLine ? 2 : 0, spanGaps: false,
              })),
            },
            options: {
              animation: false, responsive: true, maintainAspectRatio: false, indexAxis: isLine ? 'x' : 'y',
              scales: { x: axis, y: axis },
              plugins: { legend: { display: series.length > 1, labels: { font } }, tooltip: { bodyFont: font, titleFont: font } },
            },
          });
        };

        if (Chart) for (const place of document.querySelectorAll('.chart[data-for]')) draw(place);

        """#
}

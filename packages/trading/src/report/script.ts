/** What the page does when it is open: draws the charts, sorts and filters the trades. Runs in a browser, from a file. */
export const SCRIPT = `
'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const { createChart, AreaSeries, CandlestickSeries, HistogramSeries, createSeriesMarkers } = LightweightCharts;
  const root = getComputedStyle(document.documentElement);
  const colour = (name) => root.getPropertyValue('--' + name).trim();
  const [up, down, ink, line, accent] = ['up', 'down', 'soft', 'line', 'accent'].map(colour);
  const options = {
    autoSize: true,
    layout: { background: { color: 'transparent' }, textColor: ink, fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { vertLines: { color: line }, horzLines: { color: line } },
    rightPriceScale: { borderColor: line },
    timeScale: { borderColor: line, timeVisible: true, secondsVisible: false },
    localization: { locale: document.documentElement.lang },
  };
  const won = (value) => Math.round(value).toLocaleString('en-US');

  const equity = createChart(document.getElementById('equity'), options);
  const curve = equity.addSeries(AreaSeries, {
    lineColor: accent, topColor: accent + '40', bottomColor: accent + '05', lineWidth: 2,
    priceFormat: { type: 'custom', formatter: won, minMove: 1 },
  });
  curve.setData(data.equity.map(([time, value]) => ({ time, value })));
  const depth = equity.addSeries(AreaSeries, {
    lineColor: down, topColor: down + '05', bottomColor: down + '50', lineWidth: 1, invertFilledArea: true,
    priceFormat: { type: 'custom', formatter: (value) => value.toFixed(2) + ' %', minMove: 0.01 },
  }, 1);
  depth.setData(data.equity.map(([time, , value]) => ({ time, value })));
  equity.panes()[0].setStretchFactor(3);
  equity.panes()[1].setStretchFactor(1);
  equity.timeScale().fitContent();

  const choice = document.getElementById('day');
  if (choice !== null) {
    const candles = createChart(document.getElementById('candles'), options);
    const series = candles.addSeries(CandlestickSeries, {
      upColor: up, downColor: down, borderUpColor: up, borderDownColor: down, wickUpColor: up, wickDownColor: down,
      priceFormat: { type: 'custom', formatter: won, minMove: 1 },
    });
    const volume = candles.addSeries(HistogramSeries, {
      priceScaleId: '', priceFormat: { type: 'volume' }, color: line, lastValueVisible: false, priceLineVisible: false,
    });
    candles.priceScale('').applyOptions({ scaleMargins: { top: 0.85, bottom: 0 } });
    const marks = createSeriesMarkers(series, []);
    const show = () => {
      const { bars, fills } = data.charts[Number(choice.value)];
      series.setData(bars.map(([time, open, high, low, close]) => ({ time, open, high, low, close })));
      volume.setData(bars.map(([time, , , , , value]) => ({ time, value })));
      marks.setMarkers(fills.map(([time, side, , , thin]) => ({
        time,
        position: side > 0 ? 'belowBar' : 'aboveBar',
        shape: side > 0 ? 'arrowUp' : 'arrowDown',
        color: side > 0 ? up : down,
        // What each is stands in the list below: many texts on one candle cover each other.
        text: thin ? '⚠' : '',
      })));
      const list = document.getElementById('fills');
      list.replaceChildren(...fills.map(([time, side, price, shares, thin, reason]) => {
        const row = document.createElement('li');
        const at = new Date(time * 1000).toISOString().slice(11, 16);
        row.textContent = at + ' ' + (side > 0 ? '▲' : '▼') + ' ' + won(shares) + ' @ ' + won(price) + (thin ? ' ⚠' : '') + (reason ? ' — ' + reason : '');
        row.className = side > 0 ? 'up' : 'down';
        return row;
      }));
      candles.timeScale().fitContent();
    };
    choice.addEventListener('change', show);
    show();
  }

  const table = document.getElementById('trades');
  const body = table.tBodies[0];
  const [filter, side, shown, more] = ['filter', 'side', 'shown', 'more'].map((id) => document.getElementById(id));
  // The rows wait in a template: a browser takes seconds to lay out tens of thousands of them.
  const rows = [...document.getElementById('rows').content.children].map((row) => ({
    row, profit: row.dataset.profit === '' ? 0 : Number(row.dataset.profit), text: row.textContent.toLowerCase(),
  }));
  const page = 1000;
  let limit = page;
  const refresh = () => {
    const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const fitting = rows.filter(({ profit, text }) =>
      (side.value === '' || (side.value === 'up' ? profit > 0 : profit < 0)) && words.every((word) => text.includes(word)));
    const part = document.createDocumentFragment();
    for (const { row } of fitting.slice(0, limit)) part.append(row);
    body.replaceChildren(part);
    shown.textContent = String(fitting.length);
    more.hidden = fitting.length <= limit;
  };
  const restart = () => {
    limit = page;
    refresh();
  };
  filter.addEventListener('input', restart);
  side.addEventListener('change', restart);
  more.addEventListener('click', () => {
    limit += page;
    refresh();
  });
  const { compare } = new Intl.Collator(document.documentElement.lang);
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    head.querySelector('button').addEventListener('click', () => {
      const order = head.getAttribute('aria-sort') === 'descending' ? 'ascending' : 'descending';
      for (const each of heads) each.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', order);
      const sign = order === 'ascending' ? 1 : -1;
      // A figure that is not known is below all that are.
      const figureOf = (text) => text === '' ? -Infinity : Number(text);
      const isNumber = head.className !== 'text';
      for (const each of rows) {
        const cell = each.row.cells[column];
        each.key = isNumber ? figureOf(cell.dataset.v) : cell.textContent;
      }
      const compared = isNumber ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : compare;
      rows.sort((a, b) => sign * compared(a.key, b.key));
      restart();
    });
  });
  refresh();
})();
`

/** Writes docs/operators.md from the docstrings of the operators: `node scripts/operators.mjs`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = `${ROOT}packages/operators/src/`
export const PAGE = `${ROOT}docs/operators.md`

/** The families of the page, in the order in which a strategy uses them. */
const FAMILIES = {
  Changes: ['delta', 'deltaPercent', 'sinceOpen', 'ticksSince', 'rateOfChange'],
  Windows: [
    ...['mean', 'ema', 'vwap', 'sum', 'deviation', 'zScore', 'min', 'max', 'median', 'quantile', 'correlation'],
  ],
  Thresholds: ['threshold', 'crossAbove', 'crossBelow', 'crossover', 'band', 'breakout', 'outlier'],
  Patience: ['confirm', 'debounceSignal', 'cooldown'],
  'Volatility interruptions (변동성완화장치)': ['pauseDuringVi', 'onlyDuringVi', 'afterVi', 'markVi', 'viState'],
  'Sessions (장운영구분)': ['session', 'duringSession', 'skipAuctions'],
  Indicators: ['indicator'],
  'Bars and books': ['bars', 'sessionBoundaries', 'viBoundaries', 'bookState', 'orderFlow'],
  Joins: ['historyThenLive', 'asOf', 'alignBars', 'dedupe'],
  'Flow control': ['conflate', 'conflatePerItem', 'throttlePerItem', 'sample', 'stale'],
  Signals: ['signal', 'combineSignals', 'paperTrade'],
  Items: ['perItem', 'latestPerItem'],
}

/** What is no operator but a function of a value, by what it is one of. */
const FUNCTIONS = {
  'Functions of a book': ['imbalance', 'depth', 'sweepCost'],
  'Functions of a signal': ['explain'],
  'References of a change': ['msAgo'],
}

/** The page's own words, around the tables. */
const INTRO = `<!-- The tables are written by \`node scripts/operators.mjs\` from the operators' docstrings. -->
# The operators

Pure RxJS operators over plain objects: a price, a time, an item. They know nothing of a network, and work alike on live events, REST rows and test data. Each keeps its state for one subscription, costs the same a value however long its window (of \`median\` and \`quantile\` the logarithm), and has its diagram and an example in its docstring, both checked against the code.

\`\`\`ts
import { confirm, cooldown, crossAbove, mean, perItem } from '@kiwoom-rx/operators'
import { from, map } from 'rxjs'

const trades$ = from(
  [70_000, 70_000, 70_300, 70_400, 70_500].map((price, second) => ({ item: '005930', price, timestamp: second * 1_000 })),
)
// Each stock's price against the mean of its last three trades; a trigger only after two trades above it.
trades$
  .pipe(
    perItem((trade$) =>
      trade$.pipe(
        mean('price', { count: 3 }),
        confirm(({ value, result }) => value.price > result, { count: 2 }),
        cooldown({ ms: 60_000 }),
      ),
    ),
    map(({ value }) => value),
  )
  .subscribe(({ item, price }) => console.log(item, price))
// prints: 005930 70400

trades$.pipe(crossAbove('price', 70_200)).subscribe(({ measured }) => console.log('crossed at', measured))
// prints: crossed at 70300
\`\`\`

All of them treat alike:

- **Blanks.** \`null\`, absent and not finite numbers are skipped, never read as 0.
- **Gaps.** \`realtime.trade('005930', { gaps: true })\` carries a \`Gap\` where events may have been missed. A \`Missed\`, where trades were lost without a gap, counts as a \`Gap\` of its one item everywhere. An operator passes it on and begins anew after it: nothing is compared, summed or confirmed across missed events. \`perItem\` forgets the items that the gap names.
- **Resets.** \`{ resetOn: newDay$ }\` makes an operator begin anew whenever that stream emits.
- **Errors** pass at once, completion after what was already in delivery. Values that arrive while an output is being delivered (feedback) wait their turn.
- **Time** is that of the events, so that tapes and marbles behave like the live stream. Where waiting matters a \`scheduler\` can be given, and only then is there a timer: the same values come out, without waiting for the next event.
- **Counts.** What drops values tells each to \`onDropped(value, count)\`, with how many they are by then in the subscription.
- **Several stocks in one stream**: \`perItem(operator)\`.

`

/** @returns {string} the page */
export function operatorsPage() {
  const docs = new Map(
    readdirSync(SOURCES).flatMap((file) => {
      const doc = docOf(readFileSync(SOURCES + file, 'utf8'))
      return doc === null ? [] : [[file.replace('.ts', ''), doc]]
    }),
  )
  const listed = new Set([...Object.values(FAMILIES), ...Object.values(FUNCTIONS)].flat())
  const missing = [...docs.keys()].filter((name) => !listed.has(name))
  if (missing.length > 0) throw new Error(`scripts/operators.mjs: add to a family: ${missing.join(', ')}`)

  const tables = Object.entries(FAMILIES).map(([family, names]) => {
    const rows = names.map((name) => {
      const doc = docs.get(name)
      if (doc === undefined) throw new Error(`scripts/operators.mjs: ${name} has no docstring with a diagram`)
      return `| \`${name}\` | ${doc.what} | ${doc.marble} | ${doc.cost} |`
    })
    return [`## ${family}`, '', '| Operator | What | Marble | Cost |', '| --- | --- | --- | --- |', ...rows, ''].join(
      '\n',
    )
  })
  const functions = Object.entries(FUNCTIONS).map(([family, names]) => {
    const rows = names.map((name) => {
      const doc = docs.get(name)
      if (doc === undefined) throw new Error(`scripts/operators.mjs: ${name} has no docstring with an example`)
      return `| \`${name}\` | ${doc.what} | ${doc.cost} |`
    })
    return [`## ${family}`, '', '| Function | What | Cost |', '| --- | --- | --- |', ...rows, ''].join('\n')
  })
  return `${INTRO}${[...tables, ...functions].join('\n')}`
}

/**
 * @param {string} source of an operator
 * @returns {{ what: string, marble: string, cost: string } | null} its cells; null when the file is no operator
 */
function docOf(source) {
  const comments = [...source.matchAll(/\/\*\*\n(.*?)\*\//gs)].map(([, text = '']) => text.replaceAll(/^ *\* ?/gm, ''))
  const text = comments.find((comment) => comment.includes('@example'))
  if (text === undefined) return null
  const [, diagram = ''] = text.match(/```marbles\n(.*?)\n```/s) ?? []
  const [, cost = ''] = text.match(/^- (O\(.*?)(?=^- |^$)/ms) ?? []
  return {
    what: text.trim().split(/\n\n/)[0]?.replaceAll('\n', ' ') ?? '',
    // Spaces that do not break or collapse keep the columns.
    marble: diagram
      .split('\n')
      .map((row) => `\`${row.replaceAll(' ', '\u00a0').replaceAll('|', '\\|')}\``)
      .join('<br>'),
    cost: cost.trim().replaceAll(/\s+/g, ' '),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, operatorsPage())

/** The tables of docs/operators.md, from the docstrings of the operators. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { between } from './between.ts'
import { COSTS, TITLES, WHAT } from './korean/operatorTexts.ts'
import type { Language } from './languages.ts'

/** The families of the page, in the order in which a strategy uses them. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  Changes: ['delta', 'deltaPercent', 'sinceOpen', 'ticksSince', 'rateOfChange'],
  Windows: [
    'mean',
    'meanBefore',
    'ema',
    'vwap',
    'sum',
    'deviation',
    'zScore',
    'min',
    'max',
    'median',
    'quantile',
    'correlation',
  ],
  Thresholds: [
    'threshold',
    'crossAbove',
    'crossBelow',
    'crossover',
    'band',
    'breakout',
    'outlier',
    'trailingStop',
    'openingRange',
  ],
  Patience: ['confirm', 'debounceSignal', 'cooldown'],
  'Volatility interruptions (변동성완화장치)': ['pauseDuringVi', 'onlyDuringVi', 'afterVi', 'markVi', 'viState'],
  'Sessions (장운영구분)': ['session', 'duringSession', 'skipAuctions', 'duringTime'],
  Indicators: ['indicator'],
  'Bars and books': ['bars', 'sessionBoundaries', 'viBoundaries', 'bookState', 'orderFlow'],
  Joins: ['historyThenLive', 'asOf', 'alignBars', 'dedupe'],
  'Flow control': ['conflate', 'conflatePerItem', 'throttlePerItem', 'sample', 'stale'],
  Signals: ['signal', 'combineSignals', 'flatAt'],
  Items: ['perItem', 'latestPerItem'],
}

/** Functions of a value that are no operators, by what they are functions of. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  'Functions of a book': ['imbalance', 'depth', 'sweepCost'],
  'Functions of a signal': ['explain'],
  'Functions of a price': ['tickSizeAt', 'onTick'],
  'References of a change': ['msAgo'],
}

export function operatorsPage(root: string): string {
  return join(root, 'docs/operators.md')
}

/** The page with the tables of the operators as their docstrings are. */
export function withOperators(page: string, root: string, language: Language = 'en'): string {
  return between(page, 'operators', tables(root, WORDS[language]))
}

interface Words {
  readonly operator: string
  readonly marble: string
  readonly function: string
  readonly what: string
  readonly cost: string
  /** A title of a family, the first sentence of an operator, its cost, in the language. */
  readonly title: (family: string) => string
  readonly whatOf: (name: string, english: string) => string
  readonly costOf: (english: string) => string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    operator: 'Operator',
    marble: 'Marble',
    function: 'Function',
    what: 'What',
    cost: 'Cost',
    title: (family) => family,
    whatOf: (_, english) => english,
    costOf: (english) => english,
  },
  ko: {
    operator: '연산자',
    marble: '마블',
    function: '함수',
    what: '내용',
    cost: '비용',
    title: (family) => translated(TITLES, family),
    whatOf: (name) => translated(WHAT, name),
    costOf: (english) => translated(COSTS, english),
  },
}

function translated(texts: Readonly<Record<string, string>>, name: string): string {
  const text = texts[name]
  if (text === undefined) throw new Error(`scripts/docs/korean/operatorTexts.ts has no Korean of: ${name}`)
  return text
}

function tables(root: string, words: Words): string {
  const sources = join(root, 'packages/operators/src')
  const docs = new Map(
    readdirSync(sources)
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const doc = docOf(readFileSync(join(sources, file), 'utf8'))
        return doc === null ? [] : [[file.replace('.ts', ''), doc] as const]
      }),
  )
  const listed = new Set([...Object.values(FAMILIES), ...Object.values(FUNCTIONS)].flat())
  const missing = [...docs.keys()].filter((name) => !listed.has(name))
  if (missing.length > 0) throw new Error(`scripts/docs/operators.ts: add to a family: ${missing.join(', ')}`)

  const operators = Object.entries(FAMILIES).map(([family, names]) => {
    const rows = names.map((name) => {
      const doc = docs.get(name)
      if (doc === undefined) throw new Error(`scripts/docs/operators.ts: ${name} has no docstring with a diagram`)
      return `| \`${name}\` | ${words.whatOf(name, doc.what)} | ${doc.marble} | ${words.costOf(doc.cost)} |`
    })
    const head = `| ${words.operator} | ${words.what} | ${words.marble} | ${words.cost} |`
    return [`## ${words.title(family)}`, '', head, '| --- | --- | --- | --- |', ...rows, ''].join('\n')
  })
  const functions = Object.entries(FUNCTIONS).map(([family, names]) => {
    const rows = names.map((name) => {
      const doc = docs.get(name)
      if (doc === undefined) throw new Error(`scripts/docs/operators.ts: ${name} has no docstring with an example`)
      return `| \`${name}\` | ${words.whatOf(name, doc.what)} | ${words.costOf(doc.cost)} |`
    })
    const head = `| ${words.function} | ${words.what} | ${words.cost} |`
    return [`## ${words.title(family)}`, '', head, '| --- | --- | --- |', ...rows, ''].join('\n')
  })
  return [...operators, ...functions].join('\n').trimEnd()
}

/** The cells of a row. */
interface Doc {
  readonly what: string
  readonly marble: string
  readonly cost: string
}

/** Reads an operator's source; `null` for a file that is no operator. */
function docOf(source: string): Doc | null {
  const comments = [...source.matchAll(/\/\*\*\n(.*?)\*\//gs)].map(([, text = '']) => text.replaceAll(/^ *\* ?/gm, ''))
  const text = comments.find((comment) => comment.includes('@example'))
  if (text === undefined) return null
  const [, diagram = ''] = /```marbles\n(.*?)\n```/s.exec(text) ?? []
  const [, cost = ''] = /^- (O\(.*?)(?=^- |^$)/ms.exec(text) ?? []
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

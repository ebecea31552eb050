import { readdirSync, readFileSync } from 'node:fs'
import * as rxjs from 'rxjs'
import * as tradingSignals from 'trading-signals'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as operators from '../src/index.ts'
import { marbles } from './marbles.ts'
import { parseMore, showMore } from './notation.ts'
import { vi } from './vi.ts'

/** The docstring of an operator, in its five parts. */
interface Doc {
  readonly name: string
  readonly parts: readonly string[]
}

const SOURCES = new URL('../src/', import.meta.url)
const NAMES = Object.keys(operators)
/** What is no operator but a function of a value: documented without informal sentence and diagram. */
const FUNCTIONS = ['depth', 'explain', 'imbalance', 'msAgo', 'onTick', 'sweepCost', 'tickSizeAt']
const ALL = readdirSync(SOURCES)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => docsOf(file, readFileSync(new URL(file, SOURCES), 'utf8')))

const DOCS = ALL.filter(({ name }) => !FUNCTIONS.includes(name))

/** The comments that hold an example, without their stars. */
function docsOf(file: string, source: string): readonly Doc[] {
  return [...source.matchAll(/\/\*\*\n(.*?)\*\//gs)]
    .map(([, comment = '']) => comment.replaceAll(/^ *\* ?/gm, '').trim())
    .filter((text) => text.includes('@example'))
    .map((text) => ({ name: file.replace('.ts', ''), parts: partsOf(text) }))
}

/** Paragraphs; a blank line inside of code does not end one. */
function partsOf(text: string): readonly string[] {
  return text.match(/(?:```.*?```|.)+?(?=\n\n|$(?![\s\S]))/gs)?.map((part) => part.trim()) ?? []
}

function code(part: string | undefined, language: string): string {
  return part?.match(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's'))?.[1] ?? ''
}

it('the source of every operator documents it, in the same order of parts', () => {
  expect(ALL.map(({ name }) => name).sort()).toEqual([...NAMES].sort())
  for (const { name, parts } of DOCS) {
    const [sentence, informal, diagram, details, example, ...more] = parts
    expect(sentence, name).toMatch(/^[A-Z][^.]*\.$/)
    expect(informal, name).toMatch(/\.$/)
    expect(diagram, name).toMatch(/^```marbles\n.*```$/s)
    expect(details, name).toMatch(/^- /)
    expect(details, name).toMatch(/O\((1|log n)\)/)
    expect(example, name).toMatch(/^@example\n```ts\n.*```$/s)
    expect(more, name).toEqual([])
  }
})

it('the source of every function documents it, in the same order of parts', () => {
  for (const { name, parts } of ALL.filter(({ name }) => FUNCTIONS.includes(name))) {
    const [sentence, details, example, ...more] = parts
    expect(sentence, name).toMatch(/^[A-Z][^.]*\.$/)
    expect(details, name).toMatch(/^- .*O\(1\)/s)
    expect(example, name).toMatch(/^@example\n```ts\n.*```$/s)
    expect(more, name).toEqual([])
  }
})

describe('the diagram of', () => {
  it.each(DOCS)('$name agrees with the code', ({ parts }) => {
    const diagram = read(code(parts[2], 'marbles'))
    expect(diagram.steps).not.toEqual([])
    for (const { operator, result } of diagram.steps) {
      marbles((m) => {
        const streams = new Map(
          diagram.inputs.map((row) => [row.label, m.hot<unknown>(row.marbles, valuesOf(row))] as const),
        )
        const source = streams.get('source') ?? rxjs.NEVER
        const build = new Function(...streams.keys(), 'SMA', ...NAMES, `return ${operator}`)
        const outputs = build(
          ...streams.values(),
          tradingSignals.SMA,
          ...Object.values(operators),
        )(source).pipe(rxjs.map(show))
        const texts = diagram.inputs.flatMap((row) =>
          Object.entries(valuesOf(row)).map(([key, value]) => [key, show(value)]),
        )
        m.expect(outputs).toBeObservable(result.marbles, { ...Object.fromEntries(texts), ...result.legend })
      })()
    }
  })
})

interface Row {
  readonly label: string
  readonly marbles: string
  readonly legend: Readonly<Record<string, string>>
}

/**
 * Reads a diagram: rows of label, marbles and legend (`a: 1, b: 2`), and between them, indented, operators; the row
 * that follows an operator is its result, the others are inputs.
 */
function read(diagram: string): {
  readonly inputs: readonly Row[]
  readonly steps: readonly { readonly operator: string; readonly result: Row }[]
} {
  const lines = diagram.trimEnd().split('\n')
  const isOperator = (line: string | undefined): boolean => line?.startsWith(' ') === true
  const rows = lines.map((line) => {
    const [, label = '', marks = '', legend = ''] = line.match(/^(\S+) +([^ ]+)(?: +(.*))?$/) ?? []
    const pairs = legend === '' ? [] : legend.split(/, (?=\w: )/).map((pair) => pair.split(/: (.*)/))
    return { label, marbles: marks, legend: Object.fromEntries(pairs) }
  })
  return {
    inputs: rows.filter((_, at) => !isOperator(lines[at]) && !isOperator(lines[at - 1])),
    steps: lines.flatMap((line, at) => {
      const result = rows[at + 1]
      return isOperator(line) && result ? [{ operator: line.trim(), result }] : []
    }),
  }
}

/** What the symbols of a row stand for: what the legend says, and digits for themselves. */
function valuesOf(row: Row): Record<string, unknown> {
  const symbols = [...row.marbles].filter((symbol) => /\w/.test(symbol))
  return Object.fromEntries(symbols.map((symbol) => [symbol, parse(row.legend[symbol] ?? symbol)]))
}

/** `null`, `VI on A`, `VI on A released`, `phase marketClose`,
 * `book 10 14 @5` (a bid and an ask then), `A 1` (an event of item A at price 1), `@5` (an event at the
 * time 5), `up @5` (what is said then), `#7 @5` (a trade at price 7 then), or JSON. */
function parse(text: string): unknown {
  const more = parseMore(text)
  if (more !== undefined) {
    return more
  }
  const frame = text.match(/^VI on (\w)( released)?$/)
  if (frame) {
    return vi(frame[1] ?? '', '10:15:00', frame[2] ? '10:17:10' : null)
  }
  const phase = text.match(/^phase (\w+)$/)
  if (phase) {
    return { marketPhase: phase[1], timestamp: null, receivedAt: 0 }
  }
  const book = text.match(/^book (\d+) (\d+) @(\d+)$/)
  if (book) {
    const [bid, ask, timestamp] = book.slice(1).map(Number)
    return { _tag: 'twoSided', bid, ask, value: { timestamp } }
  }
  const trade = text.match(/^#(\d+) @(\d+)$/)
  if (trade) {
    return { price: Number(trade[1]), tradeVolume: 1, timestamp: Number(trade[2]) }
  }
  const saying = text.match(/^([a-z]+) @(\d+)$/)
  if (saying) {
    return { says: saying[1], timestamp: Number(saying[2]) }
  }
  const moment = text.match(/^@(\d+)$/)
  if (moment) {
    return { timestamp: Number(moment[1]) }
  }
  const event = text.match(/^([A-Z]) (\d+)$/)
  return event ? { item: event[1], price: Number(event[2]) } : JSON.parse(text)
}

/** The text by which a legend means an output. */
function show(output: unknown): string {
  if (typeof output !== 'object' || output === null) {
    return String(output)
  }
  const more = showMore(output)
  if (more !== null) {
    return more
  }
  if ('time' in output && ('code' in output || 'market' in output)) {
    return `${'code' in output ? output.code : output.market} boundary`
  }
  if ('flow' in output && 'at' in output) {
    return `${output.at}${output.flow === null ? '' : ` ${signed(Number(output.flow))}`}`
  }
  const item = 'item' in output ? `${output.item}` : 'value' in output && hasItem(output.value) ? output.value.item : ''
  const says =
    'open' in output && 'high' in output && 'low' in output && 'close' in output && 'isComplete' in output
      ? `${output.open} ${output.high} ${output.low} ${output.close}${output.isComplete ? '' : ' cut'}`
      : '_tag' in output
        ? `${output._tag} ${'microprice' in output ? output.microprice : ''}`.trim()
        : 'other' in output && 'value' in output
          ? `${show(output.value)} with ${show(output.other)}`
          : 'ticks' in output
            ? `${signed(Number(output.ticks))} ticks`
            : 'percent' in output
              ? `${signed(Number(output.percent))} %`
              : 'delta' in output
                ? signed(Number(output.delta))
                : 'zone' in output
                  ? `${output.zone}`
                  : 'zScore' in output
                    ? `${output.zScore} deviations`
                    : 'timestamp' in output && !('value' in output)
                      ? `@${output.timestamp}`
                      : 'side' in output && !('edge' in output)
                        ? `${output.side} ${'level' in output ? output.level : ''}`.trim()
                        : 'result' in output
                          ? `${output.result}`
                          : 'edge' in output && 'measured' in output
                            ? `${output.edge} ${output.measured}`
                            : 'underVi' in output && 'value' in output
                              ? `${show(output.value).slice(item.length)}${output.underVi ? ' under VI' : ''}`.trim()
                              : 'price' in output
                                ? `${output.price}`
                                : ''
  return `${item} ${says}`.trim()
}

function hasItem(value: unknown): value is { readonly item: string } {
  return typeof value === 'object' && value !== null && 'item' in value
}

function signed(number: number): string {
  return number < 0 ? `${number}` : `+${number}`
}

describe('the example of', () => {
  const examples = ALL.map(({ name, parts }) => ({ name, text: code(parts.at(-1), 'ts') }))

  it('every operator compiles', () => {
    const files = new Map(
      examples.map(({ name, text }) => [new URL(`example.${name}.ts`, import.meta.url).pathname, text]),
    )
    const config = ts.getParsedCommandLineOfConfigFile(
      new URL('../tsconfig.json', import.meta.url).pathname,
      { noEmit: true, composite: false, emitDeclarationOnly: false, isolatedDeclarations: false },
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
    )
    const { rootDir: _, outDir: __, tsBuildInfoFile: ___, ...options } = config?.options ?? {}
    const host = ts.createCompilerHost(options)
    const { readFile, fileExists, getSourceFile } = host
    host.fileExists = (path) => files.has(path) || fileExists(path)
    host.readFile = (path) => files.get(path) ?? readFile(path)
    host.getSourceFile = (path, target) => {
      const text = files.get(path)
      return text === undefined ? getSourceFile(path, target) : ts.createSourceFile(path, text, target)
    }
    const program = ts.createProgram([...files.keys()], options, host)
    const problems = ts.getPreEmitDiagnostics(program)
    expect(
      problems.map(({ file, messageText }) => [file?.fileName, ts.flattenDiagnosticMessageText(messageText, '\n')]),
    ).toEqual([])
    expect(files.size).toBe(NAMES.length)
  })

  it.each(examples)('$name prints what it says', ({ text }) => {
    const modules: Record<string, unknown> = {
      rxjs,
      'trading-signals': tradingSignals,
      '@kiwoom-rx/operators': operators,
    }
    const printed: string[] = []
    const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } })
    new Function('require', 'exports', 'console', outputText)(
      (name: string) => modules[name],
      {},
      { log: (...values: readonly unknown[]) => printed.push(values.join(' ')) },
    )
    expect(printed).toEqual([...text.matchAll(/^\/\/ prints: (.*)$/gm)].map(([, line]) => line))
    expect(printed).not.toEqual([])
  })
})

/** A recording as the text of a marble test: a bug that was seen becomes a test. */
import { columnsOf, type LetterAt } from './columns.ts'
import { Letters } from './letters.ts'
import { stringLiteral } from './stringLiteral.ts'

/** What a lane recorded at a time (epoch ms). */
export type RecordedMark =
  /** A value, as source text (`literalOf`). */
  | { readonly _tag: 'value'; readonly at: number; readonly literal: string }
  /** A gap (끊김), from a time to another. */
  | { readonly _tag: 'gap'; readonly at: number; readonly to: number; readonly reason: string }
  | { readonly _tag: 'error'; readonly at: number; readonly text: string }
  | { readonly _tag: 'complete'; readonly at: number }

export interface RecordedLane {
  readonly name: string
  /** In the order in which they came. */
  readonly marks: readonly RecordedMark[]
}

export interface MarbleTestOptions {
  /** The selected time, epoch ms: marks outside of it are left out. */
  readonly from: number
  readonly to: number
  /** Values of this time that the recording does not hold. @default 0 */
  readonly omitted?: number
  /** Values of which the recording holds only a part. @default 0 */
  readonly cut?: number
}

/**
 * Writes a test for vitest that runs as it is: each lane is a source, and is expected to do what it did.
 *
 * Put your pipeline in the place of a source, and the test shows whether it does the same. A lane that ended and went on
 * (a probe with several subscriptions) is one source for each of its lives. A gap is a value of its stream, as with
 * `gaps: true`.
 */
export function marbleTest(lanes: readonly RecordedLane[], options: MarbleTestOptions): string {
  const { from, to, omitted = 0, cut = 0 } = options
  const streams = lanes.flatMap((lane) => streamsOf(lane, options))
  const drawings = streams.map(({ marks }) => drawingOf(marks, from))
  const { diagrams, delay } = columnsOf(
    drawings.map(({ letters }) => letters),
    Math.floor(to - from),
  )
  const names = uniqueNames(streams.map(({ name }) => name))
  const sources: string[] = []
  const expectations: string[] = []
  for (const [index, { values, error }] of drawings.entries()) {
    const name = names[index] ?? ''
    const marbles = `${stringLiteral(diagrams[index] ?? '-')}, ${objectOf(values)}${error === undefined ? '' : `, ${error}`}`
    sources.push(`  const ${name} = m.hot(${marbles})`)
    expectations.push(`  m.expect(${name}).toBeObservable(${marbles})`)
  }
  const notes = [
    `A column is 1 ms; 0 ms is ${koreanTime(from)} in Korea.`,
    ...(delay > 0 ? [`A group takes a column for each letter: some values stand up to ${delay} ms late.`] : []),
    ...(omitted > 0 ? [`${omitted} values of this time were only counted, and are missing here.`] : []),
    ...(cut > 0 ? [`${cut} values were too long to be kept whole: their last fields are missing.`] : []),
  ]
  return [
    `import { marbles } from '@kiwoom-rx/testing/marbles'`,
    `import { it } from 'vitest'`,
    '',
    `it(${stringLiteral(titleOf(lanes, from, to))}, marbles((m) => {`,
    ...notes.map((note) => `  // ${note}`),
    ...sources,
    '',
    '  // Replace a source by your pipeline where the test shall show what it does: m.expect(source$.pipe(…)).',
    ...expectations,
    '}))',
    '',
  ].join('\n')
}

function titleOf(lanes: readonly RecordedLane[], from: number, to: number): string {
  const names = lanes.map(({ name }) => name).join(', ')
  return `${names === '' ? 'nothing' : names}: from ${koreanTime(from)} to ${koreanTime(to)} as recorded`
}

/** When a stream emitted it: a gap is a value once it is over. */
function timeOf(mark: RecordedMark): number {
  return mark._tag === 'gap' ? mark.to : mark.at
}

/** The lives of a lane: each but the last ends with an error or a completion. */
function streamsOf({ name, marks }: RecordedLane, { from, to }: MarbleTestOptions): readonly RecordedLane[] {
  const lives: RecordedMark[][] = [[]]
  for (const mark of marks
    .filter((each) => timeOf(each) >= from && timeOf(each) <= to)
    .toSorted((one, other) => timeOf(one) - timeOf(other))) {
    lives.at(-1)?.push(mark)
    if (mark._tag === 'error' || mark._tag === 'complete') lives.push([])
  }
  const isLastEmpty = lives.length > 1 && lives.at(-1)?.length === 0
  return (isLastEmpty ? lives.slice(0, -1) : lives).map((life) => ({ name, marks: life }))
}

interface Drawing {
  readonly letters: readonly LetterAt[]
  readonly values: ReadonlyMap<string, string>
  /** Source text of the error, if there was one. */
  readonly error: string | undefined
}

function drawingOf(marks: readonly RecordedMark[], from: number): Drawing {
  const letters = new Letters()
  const drawn = marks.map(
    (mark): LetterAt => ({ at: Math.floor(timeOf(mark) - from), letter: letterOf(mark, letters) }),
  )
  const last = marks.at(-1)
  const error = last?._tag === 'error' ? `new Error(${stringLiteral(last.text)})` : undefined
  return { letters: drawn, values: letters.values, error }
}

function letterOf(mark: RecordedMark, letters: Letters): string {
  switch (mark._tag) {
    case 'value':
      return letters.of(mark.literal)
    case 'gap':
      return letters.of(gapLiteral(mark))
    case 'error':
      return '#'
    case 'complete':
      return '|'
  }
}

function gapLiteral({ at, to, reason }: Extract<RecordedMark, { readonly _tag: 'gap' }>): string {
  return `{ type: 'gap', from: ${at}, to: ${to}, reason: ${stringLiteral(reason)}, registrations: [] }`
}

function objectOf(values: ReadonlyMap<string, string>): string {
  if (values.size === 0) return '{}'
  return `{\n${[...values].map(([letter, literal]) => `    ${letter}: ${literal},`).join('\n')}\n  }`
}

/** Names of constants: the letters and digits of a lane's name. The `$` keeps them apart from every keyword. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const words = name.match(/[A-Za-z0-9가-힣]+/g) ?? ['lane']
    const joined = words
      .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
      .join('')
    const base = /^\D/.test(joined) ? joined : `type${joined}`
    let unique = `${base}$`
    for (let number = 2; taken.has(unique); number++) unique = `${base}_${number}$`
    taken.add(unique)
    return unique
  })
}

// Korea is UTC+9 all year round.
const KOREA = 9 * 3_600_000

function koreanTime(epoch: number): string {
  return new Date(epoch + KOREA).toISOString().slice(0, -1).replace('T', ' ')
}

/** The text of a failed expectation: two diagrams in columns, the first difference, its values, and where it stands. */

import { type Difference, differences, isEqual } from '../diagram/compare.ts'
import { draw } from '../diagram/draw.ts'
import { Letters } from '../diagram/letters.ts'
import { show } from '../diagram/show.ts'
import { describeSpan } from '../diagram/spans.ts'
import type { Message } from '../diagram/timeline.ts'
import { type Circumstances, notesText } from './circumstances.ts'

export interface ObservableCase extends Circumstances {
  readonly expected: readonly Message[]
  readonly actual: readonly Message[]
  /** The values of the expected diagram, by letter. */
  readonly values: Readonly<Record<string, unknown>>
  /** When the expectation subscribed. */
  readonly subscription: string | undefined
}

/** The text for a stream that did something else; `undefined` when it did what was expected. */
export function observableFailure(test: ObservableCase): string | undefined {
  const { expected, actual } = test
  const index = firstDifference(expected, actual)
  if (index === undefined) return undefined
  const [want, got] = [expected[index], actual[index]]
  const frame = Math.min(want?.frame ?? Number.POSITIVE_INFINITY, got?.frame ?? Number.POSITIVE_INFINITY)
  const letters = new Letters(test.values)
  const { lines, columnOf, isExact } = draw([letters.marks(expected), letters.marks(actual)])
  const [expectedLine = '', actualLine = ''] = lines
  const sections = [
    headline(test, index, letters),
    [
      `  expected  ${expectedLine || '-'}`,
      `  actual    ${actualLine || '-'}`,
      `${' '.repeat(12 + columnOf(frame))}^ first difference, at ${frame} ms`,
      ...(isExact ? [] : ['  (columns are stretched after groups: the times are those of the table)']),
    ].join('\n'),
    table(want, got, letters),
    legend(letters, got, isOtherAsAWhole(want, got)),
    subscriptions(test),
    notesText(test),
    test.at,
  ]
  return sections.filter((section) => section !== '').join('\n\n')
}

function firstDifference(expected: readonly Message[], actual: readonly Message[]): number | undefined {
  for (let index = 0; index < Math.max(expected.length, actual.length); index++) {
    const [want, got] = [expected[index], actual[index]]
    if (want === undefined || got === undefined || want.frame !== got.frame || !isSame(want, got)) return index
  }
  return undefined
}

function isSame(want: Message, got: Message): boolean {
  return isEqual(plain(want), plain(got))
}

/** What a message carries: its kind, and its value or error. */
function plain({ notification }: Message): readonly unknown[] {
  switch (notification.kind) {
    case 'N':
      return ['value', notification.value]
    case 'E':
      return ['error', notification.error]
    case 'C':
      return ['completion']
  }
}

function headline({ expected, actual }: ObservableCase, index: number, letters: Letters): string {
  const [want, got] = [expected[index], actual[index]]
  const name = ({ notification }: Message): string => {
    if (notification.kind === 'C') return 'the completion (|)'
    return notification.kind === 'E' ? 'the error (#)' : letters.letter(notification)
  }
  if (want === undefined && got !== undefined) {
    return `Marbles differ: nothing more was expected, but ${name(got)} came at ${got.frame} ms.`
  }
  if (want === undefined) return 'Marbles differ.'
  const last = actual.at(-1)?.notification.kind
  const isOver = last === 'C' ? ' (the stream had completed)' : last === 'E' ? ' (the stream had failed)' : ''
  if (got === undefined) {
    const ever = expected.length - index > 1 ? ', nor anything after it' : ''
    return `Marbles differ: ${name(want)}, expected at ${want.frame} ms, never came${ever}${isOver}.`
  }
  if (want.frame === got.frame) {
    if (want.notification.kind === got.notification.kind) {
      return want.notification.kind === 'E'
        ? `Marbles differ: the stream failed at ${got.frame} ms as expected, but with another error.`
        : `Marbles differ: at ${got.frame} ms a value came as expected, but another one.`
    }
    return `Marbles differ: at ${got.frame} ms came ${name(got)}, expected was ${name(want)}.`
  }
  if (isSame(want, got)) {
    const by = Math.abs(got.frame - want.frame)
    return `Marbles differ: ${name(want)} came ${by} ms too ${got.frame > want.frame ? 'late' : 'early'}, at ${got.frame} ms instead of ${want.frame} ms.`
  }
  return got.frame < want.frame
    ? `Marbles differ: ${name(got)} came at ${got.frame} ms, where nothing was expected.`
    : `Marbles differ: ${name(want)}, expected at ${want.frame} ms, did not come.`
}

const MOST_ROWS = 12

/** Whether the two differ as a whole: there is no path at which to distinguish them. */
function isOtherAsAWhole(want: Message | undefined, got: Message | undefined): boolean {
  if (want === undefined || got === undefined || want.frame !== got.frame) return true
  return differences(contentOf(want), contentOf(got)).some(({ path }) => path === '')
}

function table(want: Message | undefined, got: Message | undefined, letters: Letters): string {
  const found = differences(contentOf(want), contentOf(got))
  const isWhole = isOtherAsAWhole(want, got)
  const rows: (readonly string[])[] = isWhole
    ? [['', summary(want, letters, got), summary(got, letters, want)]]
    : found.slice(0, MOST_ROWS).map(({ path, ...pair }: Difference) => [path, show(pair.expected), show(pair.actual)])
  const widths = [0, 1].map((at) => Math.max(...[HEAD, ...rows].map((row) => row[at]?.length ?? 0)))
  const lines = [HEAD, ...rows].map(([path = '', expected = '', actual = '']) =>
    `  ${path.padEnd(widths[0] ?? 0)}  ${expected.padEnd(widths[1] ?? 0)}  ${actual}`.trimEnd(),
  )
  const left = isWhole ? 0 : found.length - MOST_ROWS
  return [...lines, ...(left > 0 ? [`  … and ${left} more`] : [])].join('\n')
}

const HEAD: readonly string[] = ['', 'expected', 'actual']

function contentOf(message: Message | undefined): unknown {
  if (message === undefined || message.notification.kind === 'C') return message?.notification.kind
  return message.notification.kind === 'N' ? message.notification.value : message.notification.error
}

function summary(message: Message | undefined, letters: Letters, other: Message | undefined): string {
  if (message === undefined) return 'nothing'
  const { frame, notification } = message
  // What differs is the time alone.
  const isKnown = other !== undefined && isSame(message, other)
  switch (notification.kind) {
    case 'C':
      return `| completion at ${frame} ms`
    case 'E':
      return `# ${isKnown ? 'the error' : errorText(notification.error)} at ${frame} ms`
    case 'N': {
      const letter = letters.letter(notification)
      return isKnown ? `${letter} at ${frame} ms` : `${letter} = ${show(notification.value)} at ${frame} ms`
    }
  }
}

// rxjs-marbles reduces errors to their names and messages.
function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('name' in error && 'message' in error)) return show(error)
  return `${error.name}: ${error.message}`
}

/** Values without a letter of the test's own, except the one that the table shows whole. */
function legend(letters: Letters, got: Message | undefined, isShown: boolean): string {
  const shownAlready = isShown && got?.notification.kind === 'N' ? letters.letter(got.notification) : undefined
  const unknown = letters.invented
    .filter(([letter]) => letter !== shownAlready)
    .map(([letter, value]) => `  ${letter} = ${show(value)}`)
  if (unknown.length === 0) return ''
  const shown = unknown.slice(0, MOST_ROWS)
  const left = unknown.length - shown.length
  return ['not among the expected values:', ...shown, ...(left > 0 ? [`  … and ${left} more`] : [])].join('\n')
}

function subscriptions({ subscription, sources }: ObservableCase): string {
  const rows: (readonly [string, string])[] = [
    ...(subscription === undefined ? [] : [['expectation', subscription.trim()] as const]),
    ...sources.flatMap(({ name, spans }): readonly (readonly [string, string])[] =>
      spans.length === 0 ? [[name, '(never subscribed to)']] : spans.map((span) => [name, describeSpan(span)]),
    ),
  ]
  if (rows.length === 0) return ''
  const width = Math.max(...rows.map(([name]) => name.length))
  return ['subscriptions:', ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)].join('\n')
}

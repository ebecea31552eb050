/** The text of a failed expectation about subscriptions. */

import { describeSpan, sameSpan } from '../diagram/spans.ts'
import type { SubscriptionSpan } from '../diagram/timeline.ts'
import { type Circumstances, notesText } from './circumstances.ts'

export interface SubscriptionCase extends Circumstances {
  readonly expected: readonly SubscriptionSpan[]
  readonly actual: readonly SubscriptionSpan[]
}

/** The text for a source that was subscribed to at other times; `undefined` when it was not. */
export function subscriptionFailure(test: SubscriptionCase): string | undefined {
  const { expected, actual } = test
  const index = Array.from({ length: Math.max(expected.length, actual.length) }).findIndex((_, at) => {
    const [want, got] = [expected[at], actual[at]]
    return want === undefined || got === undefined || !sameSpan(want, got)
  })
  if (index === -1) return undefined
  const rows = (spans: readonly SubscriptionSpan[]): readonly string[] =>
    spans.length === 0 ? ['(never subscribed to)'] : spans.map(describeSpan)
  const width = Math.max(...[...rows(expected), ...rows(actual)].map((row) => row.length))
  const block = (name: string, spans: readonly SubscriptionSpan[]): string =>
    rows(spans)
      .map((row, at) => {
        const mark = at === Math.min(index, rows(spans).length - 1) ? '   <- first difference' : ''
        return `  ${(at === 0 ? name : '').padEnd(8)}  ${row.padEnd(mark === '' ? 0 : width)}${mark}`
      })
      .join('\n')
  const sections = [
    `Subscriptions differ: ${spanDifference(expected[index], actual[index], index)}.`,
    [block('expected', expected), block('actual', actual)].join('\n'),
    notesText(test),
    test.at,
  ]
  return sections.filter((section) => section !== '').join('\n\n')
}

function spanDifference(want: SubscriptionSpan | undefined, got: SubscriptionSpan | undefined, index: number): string {
  const which = index === 0 ? 'the subscription' : `subscription ${index + 1}`
  if (got === undefined) return `${which} was expected at ${want?.subscribedFrame} ms and never made`
  if (want === undefined) return `one more than expected was made, at ${got.subscribedFrame} ms`
  if (want.subscribedFrame !== got.subscribedFrame) {
    return `${which} was made at ${got.subscribedFrame} ms, expected at ${want.subscribedFrame} ms`
  }
  if (got.unsubscribedFrame === Number.POSITIVE_INFINITY) {
    return `${which} was never ended, expected at ${want.unsubscribedFrame} ms`
  }
  const when = want.unsubscribedFrame === Number.POSITIVE_INFINITY ? 'never' : `at ${want.unsubscribedFrame} ms`
  return `${which} ended at ${got.unsubscribedFrame} ms, expected ${when}`
}

/**
 * A stream as a picture.
 *
 * Our own writer: swirly's renderer needs a DOM, has no CommonJS build, and draws diagrams, not values and times.
 */

import { map, type Observable } from 'rxjs'
import { recordMessages } from '../diagram/recording.ts'
import { layout } from './layout.ts'
import { pictureOptions, type SvgOptions } from './options.ts'
import { writeSvg } from './writeSvg.ts'

/**
 * The picture of any stream: an SVG as text, once the stream has ended or `until` has passed.
 *
 * One lane an item (종목), marbles at the times of the clock in Korea, 매수 red and 매도 blue. Where a lane has no room
 * for an event, the event is counted at the one before it (`+37`); labels never overlap. A long silence is cut and
 * labelled with its length; a `Gap` (끊김) is a band over the items that may have missed events; a line is the
 * completion, a cross an error. All of it fits the `width` and `height` of a page: the least busy items share a lane
 * when there are too many.
 *
 * ```text
 * stream$    --a---b--|
 * marbleSvg           (s|)    s: '<svg …>'
 * ```
 *
 * Each value is kept until the end: an hour of a busy market is some hundred thousand of them.
 *
 * @throws RangeError when there is no such option, when `until`, `column` or `breakAfter` is no number of ms, and when
 * `width` or `height` is too small for a lane.
 *
 * @example
 * ```ts
 * import { marbleSvg } from '@kiwoom-rx/testing/marbles'
 * import { of } from 'rxjs'
 *
 * marbleSvg(of(61_300, 61_400), { title: 'prices' }).subscribe((svg) => {
 *   console.log(svg.startsWith('<svg'), svg.match(/<circle/g)?.length)
 * })
 * // prints: true 2
 * ```
 */
export function marbleSvg(stream$: Observable<unknown>, options: SvgOptions = {}): Observable<string> {
  const checked = pictureOptions(options)
  const { scheduler, until, column } = options
  const listening = {
    ...(scheduler !== undefined && { scheduler }),
    ...(until !== undefined && { until }),
    ...(column !== undefined && { column }),
  }
  return recordMessages(stream$, listening).pipe(
    map(({ messages, start }) => writeSvg(layout(messages, start, until ?? 0, checked), checked)),
  )
}

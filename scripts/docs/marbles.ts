/** The picture of a stream of two hours, in docs/testing.md. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { marbleSvg } from '@kiwoom-rx/testing/marbles'
import { filter } from 'rxjs'

const HOURS = 2 * 3_600_000
const DROP = 50 * 60_000

export function marblesPicturePath(root: string): string {
  return join(root, 'docs/marbles.svg')
}

export function readMarbles(root: string): string {
  return readFileSync(marblesPicturePath(root), 'utf8')
}

/** The volatility interruptions of a stormy morning on KRX, with a connection lost at 09:50. */
export function marblesPicture(): string {
  const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
  const exchange = createExchange({ seed: 7, scheduler: clock, scenario: 'viStorm' })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'any', secretKey: 'any' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 7 })
  const vi$ = kiwoom.realtime
    .vi(undefined, { gaps: true })
    .pipe(filter((event) => event.type !== '1h' || !event.item.includes('_')))
  let picture = ''
  marbleSvg(vi$, { scheduler: clock, until: HOURS, title: 'VI발동/해제, two hours' }).subscribe((svg) => {
    picture = svg
  })
  clock.schedule(() => exchange.dropSockets({ abrupt: true }), DROP)
  clock.advanceBy(HOURS + 1)
  return picture
}

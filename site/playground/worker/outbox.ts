/** Collects what happens, and hands it over some times a second: one message for each tick would flood the page. */
import type { Happening } from '../messages.ts'

/** ms between two parcels. */
const EVERY = 50
/** Marbles of a lane, and lines of the log, in one parcel: no one sees more of them in that time. */
const MOST = 200

export interface Outbox {
  readonly put: (happening: Happening) => void
  readonly flush: () => void
}

export function createOutbox(send: (parcel: readonly Happening[]) => void): Outbox {
  let waiting: Happening[] = []
  let counts = new Map<string, number>()
  const flush = (): void => {
    if (waiting.length === 0) return
    const lines = counts.get('log') ?? 0
    const text = `${lines - MOST} more lines within ${EVERY} ms are not shown`
    send(lines > MOST ? [...waiting, { _tag: 'log', level: 'warn', text, at: Date.now() }] : waiting)
    waiting = []
    counts = new Map()
  }
  setInterval(flush, EVERY)
  return {
    put: (happening) => {
      // Candles are wrong without each trade, and the others are few.
      const name = happening._tag === 'marble' ? `marble ${happening.lane}` : happening._tag
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      if (count <= MOST || (happening._tag !== 'marble' && happening._tag !== 'log')) waiting.push(happening)
    },
    flush,
  }
}

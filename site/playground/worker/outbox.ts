/** Collects what happens, and hands it over some times a second: one message for each tick would flood the page. */
import type { Happening } from '../messages.ts'

/** ms between two parcels. */
const EVERY = 50
/** Of each kind and lane in one parcel; what comes above is counted and left out. */
const MOST = 200

export interface Outbox {
  readonly put: (happening: Happening) => void
  readonly flush: () => void
}

export function createOutbox(send: (parcel: readonly Happening[]) => void): Outbox {
  let waiting: Happening[] = []
  let counts = new Map<string, number>()
  const flush = (): void => {
    const left = [...counts].filter(([, count]) => count > MOST)
    const at = Date.now()
    const notes = left.map(([name, count]) => `${count - MOST} more of ${name} within ${EVERY} ms are not shown`)
    if (waiting.length === 0) return
    send([...waiting, ...notes.map((text): Happening => ({ _tag: 'log', level: 'warn', text, at }))])
    waiting = []
    counts = new Map()
  }
  setInterval(flush, EVERY)
  return {
    put: (happening) => {
      const name = happening._tag === 'marble' ? happening.lane : happening._tag
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      if (count <= MOST || happening._tag === 'ended') waiting.push(happening)
    },
    flush,
  }
}

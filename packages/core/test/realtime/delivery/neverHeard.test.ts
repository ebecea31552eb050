import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/index.ts'
import { createNeverHeard } from '../../../src/realtime/delivery/neverHeard.ts'

/** Time begins on a Friday in Korea. */
function watched(start: string, after = 100_000) {
  const clock = new VirtualTimeScheduler()
  const from = Date.parse(`${start}+09:00`)
  clock.now = () => from + clock.frame
  const said: Diagnostic[] = []
  const never = createNeverHeard({ scheduler: clock, report: (diagnostic) => said.push(diagnostic), after })
  const pass = (ms: number): void => {
    clock.maxFrames = clock.frame + ms
    clock.schedule(() => undefined, ms)
    clock.flush()
  }
  return { ...never, pass, said: () => said.map((each) => ('item' in each ? `${each._tag} ${each.item}` : each._tag)) }
}

describe('a registration of which nothing ever came', () => {
  it('is reported once, in trading hours', () => {
    const w = watched('2026-11-20T10:00:00')
    w.watch(new Set(['0B999999', '0s', '0F999999']))
    w.pass(99_000)
    expect(w.said()).toEqual([])
    w.pass(3_600_000)
    expect(w.said()).toEqual(['NeverHeard 999999'])
  })

  it.each(['2026-11-20T07:00:00', '2026-11-20T16:00:00', '2026-11-21T10:00:00', '2026-11-22T10:00:00'])(
    'is no news at %s, when nothing trades',
    (start) => {
      const w = watched(start)
      w.watch(new Set(['0B999999']))
      w.pass(3_600_000)
      expect(w.said()).toEqual([])
    },
  )

  it('is news at any hour while another stream of its venue brings events', () => {
    const w = watched('2026-11-20T18:00:00')
    w.watch(new Set(['0B999999_NX', '0B999998', '0D005930_NX']))
    for (let second = 0; second < 200; second += 10) {
      w.heard('0D005930_NX')
      w.pass(10_000)
    }
    expect(w.said()).toEqual(['NeverHeard 999999_NX'])
  })

  it('is none once something came, or no one wants it', () => {
    const w = watched('2026-11-20T10:00:00')
    w.watch(new Set(['0B005930', '0B000660']))
    w.heard('0B005930')
    w.pass(50_000)
    w.watch(new Set(['0B005930']))
    w.pass(3_600_000)
    expect(w.said()).toEqual([])
  })

  it('counts from its registration, and again after it was given up', () => {
    const w = watched('2026-11-20T10:00:00')
    w.watch(new Set(['0B999999']))
    w.pass(90_000)
    w.watch(new Set())
    w.watch(new Set(['0B999999']))
    w.pass(90_000)
    expect(w.said()).toEqual([])
    w.pass(20_000)
    expect(w.said()).toEqual(['NeverHeard 999999'])
  })

  it('is never reported with 0', () => {
    const w = watched('2026-11-20T10:00:00', 0)
    w.watch(new Set(['0B999999']))
    w.pass(3_600_000)
    expect(w.said()).toEqual([])
  })
})

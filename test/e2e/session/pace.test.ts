/** The client's pacing against the limits that the exchange enforces, in virtual time. */
import { connect, type Diagnostic } from '@kiwoom-rx/core'
import { createExchange, type Rules } from '@kiwoom-rx/testing/exchange'
import { delay, mergeMap, of, range, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'

const INFO = { stockCode: '005930' }

/** 200 queries of one api-id at once; requests take up to `jitter` ms on their way. */
function run(rules: Partial<Rules>, jitter: number) {
  const clock = new VirtualTimeScheduler()
  const exchange = createExchange({ seed: 7, scheduler: clock, rules: { date: '2026-11-20', ...rules } })
  let calls = 0
  const kiwoom = connect({
    env: exchange.env,
    // The first is the latest, as while a connection is made.
    http: (request) => of(request).pipe(delay(jitter / (1 + (calls++ % 7)), clock), mergeMap(exchange.http)),
    socket: exchange.socket,
    credentials: { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' },
    scheduler: clock,
    seed: 1,
  })
  const diagnostics: Diagnostic[] = []
  kiwoom.diagnostics$.subscribe((diagnostic) => diagnostics.push(diagnostic))
  let answered = 0
  let finished = 0
  range(200)
    .pipe(mergeMap(() => kiwoom.stock.basicInfo(INFO)))
    .subscribe(() => {
      answered += 1
      finished = clock.now()
    })
  clock.maxFrames = 120_000
  clock.flush()
  return { answered, finished, diagnostics, requests: exchange.received.requestCount('ka10001') }
}

describe('200 queued queries', () => {
  it.each([0, 20, 90])(
    'are never refused, and end within a fiftieth of the ideal, up to %i ms late on their way',
    (jitter) => {
      const { answered, finished, diagnostics, requests } = run({}, jitter)
      // 5 at once and 5 a second.
      const ideal = ((200 - 5) / 5) * 1000
      expect({ answered, requests }).toEqual({ answered: 200, requests: 200 })
      expect(diagnostics.filter(({ _tag }) => _tag === 'Retry')).toEqual([])
      expect(diagnostics.filter(({ _tag }) => _tag === 'Pacing')).toHaveLength(195)
      expect(finished).toBeLessThan(ideal * 1.02)
    },
  )

  it('all come through at an exchange that allows less than was assumed, with few refusals', () => {
    const { answered, requests } = run({ queryRate: 2, queryBurst: 2 }, 0)
    expect(answered).toBe(200)
    // Five left at once; the refusal of the third reports the quota, and is obeyed from there on.
    expect(requests).toBeLessThan(210)
  })
})

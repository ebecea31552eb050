import fc from 'fast-check'
import {
  concat,
  defer,
  EMPTY,
  map,
  merge,
  mergeMap,
  NEVER,
  type Observable,
  type ObservableInput,
  of,
  type SchedulerLike,
  Subject,
  take,
  takeUntil,
  tap,
  throwError,
  timer,
  VirtualTimeScheduler,
} from 'rxjs'
import { describe, expect, it } from 'vitest'
import { elapsedOf } from '../../../src/clock.ts'
import { epochOfKorean } from '../../../src/codec/values/koreanTime.ts'
import { Unauthorized } from '../../../src/errors.ts'
import type { Issued, StoredToken, TokenStore } from '../../../src/rest/token/tokenStore.ts'
import { createTokens, fixedToken, hold, type TokenContext } from '../../../src/rest/token/tokens.ts'
import { virtually } from '../../kit/scheduler.ts'

const quiet = (scheduler: SchedulerLike, store?: TokenStore): TokenContext => ({
  scheduler,
  elapsed: elapsedOf(scheduler),
  report: () => undefined,
  store,
  owner: 'me',
})

const at = (dateTime: string) => epochOfKorean(dateTime)

describe('the token', () => {
  it('is issued once for any number of callers, and only on first need', () =>
    virtually(({ expectObservable, flush }, clock) => {
      let issued = 0
      const issue = () =>
        defer(() => {
          issued += 1
          return timer(5, clock).pipe(
            mergeMap(() => of<Issued>({ token: `t${issued}`, expiresAt: '1970-01-02T09:00:00' })),
          )
        })
      const tokens = createTokens(issue, quiet(clock))
      expect(issued).toBe(0)
      const callers = merge(tokens.get(), tokens.get(), timer(3, clock).pipe(mergeMap(() => tokens.get())))
      expectObservable(concat(callers, tokens.get())).toBe('-----(aaaa|)', { a: 't1' })
      flush()
      expect(issued).toBe(1)
    }))

  it('is aborted when every caller leaves, and issued again for the next', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }, clock) => {
      const answer = cold('                  ----(x|)', { x: { token: 't', expiresAt: '1970-01-02T09:00:00' } })
      const tokens = createTokens(() => answer, quiet(clock))
      expectObservable(tokens.get(), '       --!').toBe('---')
      expectObservable(tokens.get(), '       -----^').toBe('---------(t|)')
      expectSubscriptions(answer.subscriptions).toBe([' ^-!', '-----^---!'])
    }))

  it('is renewed five minutes ahead of its Korean-time expiry, and not again when the same one comes back', () => {
    const wall = at('2026-11-20T09:00:00')
    const DAY = 86_400_000
    const first = hold(undefined, { token: 't', expiresAt: '2026-11-21T09:00:00' }, { wall, elapsed: 7 })
    expect(first).toMatchObject({ renewAt: 7 + DAY - 300_000, diesAt: 7 + DAY })
    const later = { wall: wall + 1000, elapsed: 1007 }
    expect(hold(first, { token: 't', expiresAt: '2026-11-21T09:00:00' }, later).renewAt).toBe(first.diesAt)
    expect(hold(first, { token: 'u', expiresAt: '2026-11-21T09:00:01' }, later).renewAt).toBe(1007 + DAY - 300_000)
  })

  it('has a life between nothing and a day, however wrong the wall clock is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (ahead) => {
        const now = { wall: at('2026-11-20T09:00:00') + ahead, elapsed: 5 }
        const { diesAt, settledUntil } = hold(undefined, { token: 't', expiresAt: '2026-11-21T09:00:00' }, now)
        expect(diesAt).toBeGreaterThanOrEqual(5)
        expect(diesAt).toBeLessThanOrEqual(5 + 86_400_000)
        expect(settledUntil).toBe(60_005)
      }),
    )
  })

  it('is asked for once a minute at most, when the wall clock is ahead of its end', () => {
    const clock = new VirtualTimeScheduler()
    let issued = 0
    const issue = () =>
      defer(() => {
        issued += 1
        return of<Issued>({ token: 't', expiresAt: '1970-01-01T08:00:00' })
      })
    const tokens = createTokens(issue, quiet(clock))
    for (let ms = 0; ms < 300_000; ms += 100) clock.schedule(() => tokens.get().subscribe(), ms)
    clock.flush()
    expect(issued).toBe(5)
  })

  it('is not asked for more often when its renewal ahead of time fails', () => {
    const clock = new VirtualTimeScheduler()
    let calls = 0
    // 09:04 in Korea is four minutes after the epoch: within the five minutes ahead.
    const issue = () =>
      defer(() => {
        calls += 1
        return calls === 1
          ? of<Issued>({ token: 't', expiresAt: '1970-01-01T09:04:00' })
          : throwError(() => new Error('offline'))
      })
    const tokens = createTokens(issue, quiet(clock))
    const got: string[] = []
    for (let ms = 0; ms < 240_000; ms += 1000)
      clock.schedule(() => tokens.get().subscribe((each) => got.push(each)), ms)
    clock.flush()
    expect(got).toEqual(Array.from({ length: 240 }, () => 't'))
    expect(calls).toBe(4)
  })

  it('that is not accepted is replaced, but the same dead token twice is an error and no loop', () =>
    virtually(({ expectObservable, flush }, clock) => {
      const names = ['dead', 'fresh', 'fresh']
      const tokens = createTokens(
        () => defer(() => of({ token: names.shift() ?? '', expiresAt: '1970-01-02T09:00:00' })),
        quiet(clock),
      )
      expectObservable(concat(tokens.get(), tokens.replace('dead'), tokens.replace('dead'))).toBe('(abb|)', {
        a: 'dead',
        b: 'fresh',
      })
      flush()
      let error: unknown
      tokens.replace('fresh').subscribe({ error: (e: unknown) => (error = e) })
      expect(error).toMatchObject({ _tag: 'Unauthorized', endpoint: 'au10001' })
    }))

  it('that is refused and issued again is not asked for with each call, and keeps the words of the refusal', () => {
    const clock = new VirtualTimeScheduler()
    let issued = 0
    const issue = () =>
      defer(() => {
        issued += 1
        return of<Issued>({ token: 't', expiresAt: '1970-01-02T09:00:00' })
      })
    const tokens = createTokens(issue, quiet(clock))
    const refusal = new Unauthorized('인증에 실패했습니다[8010:발급 IP와 다릅니다]', {
      endpoint: 'ka10001',
      code: '8010',
    })
    const errors: unknown[] = []
    tokens.get().subscribe()
    for (let i = 0; i < 100; i++) tokens.replace('t', refusal).subscribe({ error: (error) => errors.push(error) })
    expect(issued).toBe(2)
    expect(errors).toHaveLength(100)
    for (const error of errors) {
      expect(error).toMatchObject({ _tag: 'Unauthorized', endpoint: 'ka10001', code: '8010', cause: refusal })
      expect(String(error)).toContain('8010:발급 IP와 다릅니다')
    }
  })

  it('given by the user cannot be replaced, and is not shown in the error', () => {
    let error: unknown
    fixedToken('SECRET')
      .replace('SECRET')
      .subscribe({ error: (e: unknown) => (error = e) })
    expect(error).toMatchObject({ _tag: 'Unauthorized' })
    expect(String(error)).not.toContain('SECRET')
  })
})

describe('a token store', () => {
  const LATER = '1970-01-02T09:00:00'
  /** A store in memory, and tokens that ask the exchange for one after the other. */
  const shared = (first?: StoredToken) => {
    const kept: StoredToken[] = first === undefined ? [] : [first]
    const store: TokenStore = {
      get: () => of(kept.at(-1)),
      set: (token) => {
        kept.push(token)
        return EMPTY
      },
    }
    let issued = 0
    const issue = () =>
      defer(() => {
        issued += 1
        return of<Issued>({ token: `issued-${issued}`, expiresAt: LATER })
      })
    return { kept, store, issue, issued: () => issued }
  }

  it('gives its token to all, and only the first process asks the exchange', () =>
    virtually(({ expectObservable, flush }, clock) => {
      const { store, issue, issued, kept } = shared()
      const [one, two] = [createTokens(issue, quiet(clock, store)), createTokens(issue, quiet(clock, store))]
      expectObservable(concat(one.get(), two.get(), two.get())).toBe('(aaa|)', { a: 'issued-1' })
      flush()
      expect(issued()).toBe(1)
      expect(kept).toEqual([{ token: 'issued-1', expiresAt: LATER, owner: 'me' }])
    }))

  it.each<[string, StoredToken]>([
    ['of another key', { token: 'theirs', expiresAt: LATER, owner: 'they' }],
    ['about to expire', { token: 'old', expiresAt: '1970-01-01T09:04:00', owner: 'me' }],
    ['without a readable end', { token: 'odd', expiresAt: 'soon', owner: 'me' }],
  ])('with a token %s is not taken at its word', (_, token) =>
    virtually(({ expectObservable }, clock) => {
      const { store, issue } = shared(token)
      expectObservable(createTokens(issue, quiet(clock, store)).get()).toBe('(a|)', { a: 'issued-1' })
    }),
  )

  it('with the dead token is passed over; with one that another process renewed it is not', () =>
    virtually(({ expectObservable, flush }, clock) => {
      const { store, issue, issued, kept } = shared({ token: 'dead', expiresAt: LATER, owner: 'me' })
      const tokens = createTokens(issue, quiet(clock, store))
      expectObservable(concat(tokens.get(), tokens.replace('dead'))).toBe('(ab|)', { a: 'dead', b: 'issued-1' })
      flush()
      kept.push({ token: 'renewed', expiresAt: LATER, owner: 'me' })
      expectObservable(tokens.replace('issued-1')).toBe('(c|)', { c: 'renewed' })
      flush()
      expect(issued()).toBe(1)
    }))

  it.each<[string, () => ObservableInput<never>, string]>([
    ['fails', () => throwError(() => new Error('disk full')), 'Error: disk full'],
    [
      'throws',
      () => {
        throw new Error('disk full')
      },
      'Error: disk full',
    ],
    ['hangs', () => NEVER, 'no answer within 1000 ms'],
  ])('that %s costs a diagnostic and no token, and at most a second', (_, broken, reason) => {
    const clock = new VirtualTimeScheduler()
    const reasons: unknown[] = []
    const { issue } = shared()
    const context = { ...quiet(clock, { get: broken, set: broken }), report: (told: unknown) => reasons.push(told) }
    const tokens = createTokens(issue, context)
    const got: unknown[] = []
    tokens.get().subscribe((token) => got.push([token, clock.now() <= 1000]))
    clock.flush()
    expect(got).toEqual([['issued-1', true]])
    expect(reasons).toEqual([
      { _tag: 'TokenStore', reason: `the token could not be read from the store: ${reason}` },
      { _tag: 'TokenStore', reason: `the token could not be written to the store: ${reason}` },
    ])
  })

  it('gets one token after the other, and stored() completes when the last is written', () => {
    const clock = new VirtualTimeScheduler()
    const kept: string[] = []
    const store: TokenStore = {
      get: () => of(undefined),
      set: ({ token }) => timer(token === 'issued-1' ? 500 : 1, clock).pipe(tap(() => kept.push(token))),
    }
    const { issue } = shared()
    const tokens = createTokens(issue, quiet(clock, store))
    tokens.get().subscribe()
    tokens.replace('issued-1').subscribe()
    let done = -1
    tokens.stored().subscribe({ complete: () => (done = clock.now()) })
    clock.flush()
    expect([kept, done]).toEqual([['issued-1', 'issued-2'], 501])
  })

  describe('with a lock', () => {
    /** A store in memory with one lock for all, and an exchange that takes a second to issue. */
    const locking = (clock: SchedulerLike) => {
      const { kept, store } = shared()
      const [free, log]: [Subject<void>, string[]] = [new Subject(), []]
      let isHeld = false
      const lock = (): Observable<() => Observable<never>> =>
        defer(() => {
          if (isHeld) return free.pipe(take(1), mergeMap(lock))
          isHeld = true
          log.push(`locked with ${kept.length} stored`)
          const letGo = () =>
            defer(() => {
              isHeld = false
              log.push(`released with ${kept.length} stored`)
              free.next()
              return EMPTY
            })
          return of(letGo)
        })
      let issued = 0
      const issue = () =>
        timer(1_000, clock).pipe(map((): Issued => ({ token: `issued-${++issued}`, expiresAt: LATER })))
      return { store: { ...store, lock }, issue, log, issued: () => issued }
    }

    it('lets three processes that start together issue one token', () => {
      const clock = new VirtualTimeScheduler()
      const { store, issue, issued, log } = locking(clock)
      const got: string[] = []
      for (const tokens of [1, 2, 3].map(() => createTokens(issue, quiet(clock, store)))) {
        tokens.get().subscribe((token) => got.push(token))
      }
      clock.flush()
      expect([got, issued()]).toEqual([['issued-1', 'issued-1', 'issued-1'], 1])
      expect(log.slice(0, 2)).toEqual(['locked with 0 stored', 'released with 1 stored'])
      expect(log).toHaveLength(6)
    })

    it('releases it when no one waits for the token any more, and when it cannot be issued', () => {
      const clock = new VirtualTimeScheduler()
      const { store, issue, log } = locking(clock)
      createTokens(issue, quiet(clock, store))
        .get()
        .pipe(takeUntil(timer(500, clock)))
        .subscribe()
      clock.flush()
      expect(log).toEqual(['locked with 0 stored', 'released with 0 stored'])
      createTokens(() => throwError(() => new Error('refused')), quiet(clock, store))
        .get()
        .subscribe({ error: () => undefined })
      clock.flush()
      expect(log).toEqual(Array.from({ length: 2 }, () => ['locked with 0 stored', 'released with 0 stored']).flat())
    })

    it('that does not come is done without, after a diagnostic; one that comes too late is released', () => {
      const clock = new VirtualTimeScheduler()
      const { store, issue, log } = locking(clock)
      const late = () => timer(20_000, clock).pipe(mergeMap(store.lock))
      const reasons: unknown[] = []
      const context = { ...quiet(clock, { ...store, lock: late }), report: (told: unknown) => reasons.push(told) }
      const got: unknown[] = []
      createTokens(issue, context)
        .get()
        .subscribe((token) => got.push([token, clock.now()]))
      clock.flush()
      expect(got).toEqual([['issued-1', 5_000]])
      expect(reasons).toEqual([
        { _tag: 'TokenStore', reason: 'the token could not be locked in the store: no answer within 4000 ms' },
      ])
      expect(log).toEqual(['locked with 1 stored', 'released with 1 stored'])
    })
  })
})

import { concat, defer, EMPTY, merge, mergeMap, of, type SchedulerLike, throwError, timer } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { epochOfKorean } from '../../src/codec/koreanTime.ts'
import {
  createTokens,
  fixedToken,
  hold,
  type Issued,
  type StoredToken,
  type TokenContext,
  type TokenStore,
} from '../../src/rest/token.ts'
import { virtually } from '../kit/scheduler.ts'

const quiet = (scheduler: SchedulerLike, store?: TokenStore): TokenContext => ({
  scheduler,
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

  it('is aborted when every caller leaves, and issued anew for the next', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }, clock) => {
      const answer = cold('                  ----(x|)', { x: { token: 't', expiresAt: '1970-01-02T09:00:00' } })
      const tokens = createTokens(() => answer, quiet(clock))
      expectObservable(tokens.get(), '       --!').toBe('---')
      expectObservable(tokens.get(), '       -----^').toBe('---------(t|)')
      expectSubscriptions(answer.subscriptions).toBe([' ^-!', '-----^---!'])
    }))

  it('is renewed five minutes ahead of its Korean-time expiry, and not again when the same one comes back', () => {
    const first = hold(undefined, { token: 't', expiresAt: '2026-11-21T09:00:00' })
    expect(first.renewAt).toBe(at('2026-11-21T08:55:00'))
    expect(first.diesAt).toBe(at('2026-11-21T09:00:00'))
    expect(hold(first, { token: 't', expiresAt: '2026-11-21T09:00:00' }).renewAt).toBe(first.diesAt)
    expect(hold(first, { token: 'u', expiresAt: '2026-11-22T08:56:00' }).renewAt).toBe(at('2026-11-22T08:51:00'))
  })

  it('stays in use until it dies when its early renewal fails', () =>
    virtually(({ expectObservable, flush }, clock) => {
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
      expectObservable(concat(tokens.get(), tokens.get())).toBe('(tt|)')
      flush()
      expect(calls).toBe(2)
    }))

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

  it('that fails costs a diagnostic and no token', () =>
    virtually(({ expectObservable, flush }, clock) => {
      const reasons: unknown[] = []
      const broken = () => throwError(() => new Error('disk full'))
      const { issue } = shared()
      const context = { ...quiet(clock, { get: broken, set: broken }), report: (told: unknown) => reasons.push(told) }
      expectObservable(createTokens(issue, context).get()).toBe('(a|)', { a: 'issued-1' })
      flush()
      expect(reasons).toEqual([
        { _tag: 'TokenStore', reason: 'the token could not be read from the store: Error: disk full' },
        { _tag: 'TokenStore', reason: 'the token could not be written to the store: Error: disk full' },
      ])
    }))
})

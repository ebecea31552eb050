import { concat, defer, merge, mergeMap, of, throwError, timer } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { epochOfKorean } from '../../src/codec/koreanTime.ts'
import { createTokens, fixedToken, hold, type Issued } from '../../src/rest/token.ts'
import { virtually } from '../kit/scheduler.ts'

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
      const tokens = createTokens(issue, clock)
      expect(issued).toBe(0)
      const callers = merge(tokens.get(), tokens.get(), timer(3, clock).pipe(mergeMap(() => tokens.get())))
      expectObservable(concat(callers, tokens.get())).toBe('-----(aaaa|)', { a: 't1' })
      flush()
      expect(issued).toBe(1)
    }))

  it('is aborted when every caller leaves, and issued anew for the next', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }, clock) => {
      const answer = cold('                  ----(x|)', { x: { token: 't', expiresAt: '1970-01-02T09:00:00' } })
      const tokens = createTokens(() => answer, clock)
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
      const tokens = createTokens(issue, clock)
      expectObservable(concat(tokens.get(), tokens.get())).toBe('(tt|)')
      flush()
      expect(calls).toBe(2)
    }))

  it('that is not accepted is replaced, but the same dead token twice is an error and no loop', () =>
    virtually(({ expectObservable, flush }, clock) => {
      const names = ['dead', 'fresh', 'fresh']
      const tokens = createTokens(
        () => defer(() => of({ token: names.shift() ?? '', expiresAt: '1970-01-02T09:00:00' })),
        clock,
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

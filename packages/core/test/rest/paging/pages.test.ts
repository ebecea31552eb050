import { map, mergeMap, of, take, timer } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { PagingStopped } from '../../../src/errors.ts'
import { type Fetched, paged } from '../../../src/rest/paging/pages.ts'
import { virtually } from '../../kit/scheduler.ts'

const page = (letter: string, nextKey?: string, isEmpty = false): Fetched<string> => ({
  page: letter,
  nextKey,
  isEmpty,
})

describe('pages', () => {
  it('follow next-key to the end, one request after the other', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }) => {
      //                    --(A|)
      //                      --(B|)
      //                        --(C|)
      const replies = {
        first: cold('        --(x|)', { x: page('A', 'k1') }),
        k1: cold('             --(x|)', { x: page('B', 'k2') }),
        k2: cold('               --(x|)', { x: page('C') }),
      }
      const pages$ = paged(
        { endpoint: 'ka10080', maxPages: 10 },
        (key) => replies[key === 'k1' || key === 'k2' ? key : 'first'],
      )
      expectObservable(pages$).toBe('--A-B-(C|)')
      expectSubscriptions(replies.first.subscriptions).toBe('^-!')
      expectSubscriptions(replies.k1.subscriptions).toBe('--^-!')
      expectSubscriptions(replies.k2.subscriptions).toBe('----^-!')
    }))

  it('are asked for only while the subscriber wants more', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('  --(x|)', { x: page('A', 'k1') })
      const second = cold<Fetched<string>>('')
      const rows$ = paged({ endpoint: 'ka10080', maxPages: 10 }, (key) => (key === undefined ? first : second)).pipe(
        mergeMap((letter) => [1, 2, 3].map((n) => `${letter}${n}`)),
        take(3),
      )
      expectObservable(rows$).toBe('--(abc|)', { a: 'A1', b: 'A2', c: 'A3' })
      expectSubscriptions(first.subscriptions).toBe('^-!')
      expectSubscriptions(second.subscriptions).toBe([])
    }))

  it('abort the request in flight when the subscriber leaves', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('                       --(x|)', { x: page('A', 'k1') })
      const second = cold('                        --------(x|)', { x: page('B') })
      const unsub = '                            -----!'
      expectObservable(
        paged({ endpoint: 'ka10080', maxPages: 10 }, (key) => (key === undefined ? first : second)),
        unsub,
      ).toBe('                                   --A---')
      expectSubscriptions(second.subscriptions).toBe('--^--!')
    }))

  it('end with an empty page, even if the exchange promises more', () =>
    virtually(({ expectObservable }) => {
      expectObservable(paged({ endpoint: 'ka10080', maxPages: 10 }, () => of(page('A', 'k1', true)))).toBe('(A|)')
    }))

  it('error when a next-key repeats, and what was read stays delivered', () =>
    virtually(({ expectObservable }) => {
      const fetch = (key: string | undefined) => timer(1).pipe(map(() => page(key ?? 'A', key === 'k1' ? 'k2' : 'k1')))
      const stopped = new PagingStopped('the exchange repeated a next-key after 3 pages; going on would loop', {
        endpoint: 'ka10080',
        reason: 'repeatedKey',
        pages: 3,
      })
      expectObservable(paged({ endpoint: 'ka10080', maxPages: 10 }, fetch)).toBe(
        '-ab(c#)',
        { a: 'A', b: 'k1', c: 'k2' },
        stopped,
      )
    }))

  it('error at the cap', () => {
    let pages = 0
    let error: unknown
    const endless = (key: string | undefined) => of(page('A', `${Number(key ?? 0) + 1}`))
    paged({ endpoint: 'ka10028', maxPages: 30 }, endless).subscribe({
      next: () => (pages += 1),
      error: (e: unknown) => (error = e),
    })
    expect(pages).toBe(30)
    expect(error).toMatchObject({ _tag: 'PagingStopped', reason: 'maxPages', pages: 30 })
  })

  it('keep the stack flat when every answer comes at once', () => {
    let count = 0
    const long = (key: string | undefined) => {
      const n = Number(key ?? 0)
      return of(page('A', n < 20_000 ? String(n + 1) : undefined))
    }
    paged({ endpoint: 'ka10080', maxPages: 1e6 }, long).subscribe(() => (count += 1))
    expect(count).toBe(20_001)
  })
})

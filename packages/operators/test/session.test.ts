import { catalog } from '@kiwoom-rx/core'
import fc from 'fast-check'
import { from, NEVER, Observable, of, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  duringSession,
  type Gap,
  type PhaseNotice,
  type Session,
  type SessionName,
  session,
  skipAuctions,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

const notice = (marketPhase: string | null): PhaseNotice => ({ marketPhase })
const sessionsOf = (...phases: readonly string[]): readonly string[] =>
  collect(from(phases.map(notice)).pipe(session())).map(({ krx, nxt }) => `${krx} ${nxt}`)

describe('session', () => {
  keepsTheContract<PhaseNotice, Session>(session, [
    notice(null),
    notice('marketOpen'),
    notice('marketOpen'),
    notice('closingNotice'),
  ])

  it('follows a whole day of both venues', () => {
    const day = [
      ...['nxtPreMarketStart', 'preOpenNotice', 'preOpenNotice', 'nxtPreMarketEnd', 'marketOpen', 'nxtMainMarketStart'],
      ...['closingNotice', 'nxtMainMarketEnd', 'closingNotice', 'marketClose', 'regularSessionClose'],
      ...['afterHoursClosePriceStart', 'nxtAfterMarketStart', 'afterHoursClosePriceEnd', 'afterHoursAuctionStart'],
      ...['afterHoursAuctionEnd', 'allSessionsClose', 'nxtAfterMarketEnd', 'W'],
    ]
    expect(sessionsOf(...day)).toEqual([
      'null preMarket',
      'openingAuction preMarket',
      'openingAuction closed',
      'regular closed',
      'regular regular',
      'closingAuction regular',
      'closingAuction closed',
      'closed closed',
      'afterHoursClose closed',
      'afterHoursClose afterMarket',
      'closed afterMarket',
      'afterHoursAuction afterMarket',
      'closed afterMarket',
      'closed closed',
    ])
  })

  it('lets a notice end only its own session', () => {
    expect(sessionsOf('afterHoursAuctionStart', 'afterHoursClosePriceEnd', 'regularSessionClose')).toEqual([
      'afterHoursAuction null',
    ])
    expect(sessionsOf('nxtMainMarketStart', 'nxtPreMarketEnd', 'nxtAfterMarketEnd')).toEqual(['null regular'])
    expect(sessionsOf('nxtAfterMarketAuctionStart', 'nxtAfterMarketEnd')).toEqual([
      'null afterMarketAuction',
      'null closed',
    ])
    expect(sessionsOf('marketClose', 'closingNotice')).toEqual(['closed null'])
  })

  it('knows every phase of the catalogue, or says nothing of it', () => {
    const field = catalog.find(({ id }) => id === '0s')?.response.fields.find(({ key }) => key === '215')
    const names = field && 'codes' in field ? Object.values(field.codes ?? {}).map((code) => code.name) : []
    expect(names.length).toBe(21)
    const silent = names.filter((name) => sessionsOf(name).length === 0)
    expect(silent).toEqual(names.filter((name) => name.startsWith('derivatives')))
  })

  it('says each session once, whatever notices come', () => {
    const names = ['marketOpen', 'closingNotice', 'marketClose', 'nxtMainMarketStart', 'nxtMainMarketEnd', 'z']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), (phases) => {
        const told = sessionsOf(...phases)
        expect(told.every((one, at) => one !== told[at - 1])).toBe(true)
      }),
    )
  })
})

type Item = { readonly item: string | null }
const items = { k: { item: '005930' }, n: { item: '005930_NX' }, b: { item: '005930_AL' }, o: { item: null } }
const { k, n, b, o } = items
const krxOnly: Session = { krx: 'regular', nxt: 'closed' }

describe('duringSession', () => {
  keepsTheContract<Item, Item>(() => duringSession(of(krxOnly), 'regular'), [k, n, n, b], 'none')

  it(
    'passes by the session of the venue, as it stands',
    marbles((m) => {
      const sessions: Record<string, Session> = {
        p: { krx: 'openingAuction', nxt: 'preMarket' },
        r: { krx: 'regular', nxt: 'regular' },
        c: { krx: 'closingAuction', nxt: null },
      }
      const source = m.hot('   knbo-knbo-knbo-knbo|', items)
      const session$ = m.hot(' ----p----r----c|', sessions)
      m.expect(source.pipe(duringSession(session$, 'regular'))).toBeObservable('----------knbo-----|', items)
      m.expect(source.pipe(duringSession(session$, ['preMarket', 'closingAuction']))).toBeObservable(
        '------nb-------k-bo|',
        items,
      )
      m.expect(session$).toHaveSubscriptions(['^--------------!', '^--------------!'])
    }),
  )

  it('reports what it drops, with its number, again for each subscription', () => {
    const dropped: [Item, number][] = []
    const result = of(k, n, b, o, n).pipe(
      duringSession(of(krxOnly), 'regular', { onDropped: (...given) => dropped.push(given) }),
    )
    expect([collect(result), collect(result)]).toEqual([
      [k, b, o],
      [k, b, o],
    ])
    expect(dropped).toEqual([
      [n, 1],
      [n, 2],
      [n, 1],
      [n, 2],
    ])
  })

  it('passes nothing while nothing is known, and goes on with the last session after a gap in session$', () => {
    expect(collect(of(k, n).pipe(duringSession(NEVER, 'closed')))).toEqual([])
    expect(collect(of(k).pipe(duringSession(of(krxOnly, GAP), 'regular')))).toEqual([k])
  })

  it('takes the item from where you say, and refuses sessions that do not exist', () => {
    const rows = of({ code: '005930_NX' }, { code: '005930' })
    const options = { itemOf: ({ code }: { code: string }) => code }
    expect(collect(rows.pipe(duringSession(of(krxOnly), 'closed', options)))).toEqual([{ code: '005930_NX' }])
    expect(() => duringSession(NEVER, JSON.parse('"lunch"'))).toThrow(
      /^duringSession: names must be 'preMarket' or .* but is 'lunch'$/,
    )
  })
})

describe('skipAuctions', () => {
  const auction: Session = { krx: 'closingAuction', nxt: 'regular' }
  keepsTheContract<Item, Item>(() => skipAuctions(of(auction)), [n, k, k, b], 'none')

  const names: readonly SessionName[] = ['preMarket', 'openingAuction', 'regular', 'closingAuction', 'closed']

  it('is during all sessions but the auctions, on one venue', () => {
    const venue = fc.option(fc.constantFrom(...names), { freq: 4 })
    fc.assert(
      fc.property(venue, venue, fc.constantFrom(k, n, o), (krx, nxt, event) => {
        const passed = collect(of(event).pipe(skipAuctions(of({ krx, nxt }))))
        const auctions = collect(of(event).pipe(duringSession(of({ krx, nxt }), ['openingAuction', 'closingAuction'])))
        expect([...passed, ...auctions]).toEqual([event])
      }),
    )
  })

  it('passes what is on both venues while one of them trades', () => {
    const passes = (krx: SessionName | null, nxt: SessionName | null): boolean =>
      collect(of(b).pipe(skipAuctions(of({ krx, nxt })))).length === 1
    expect(passes('closingAuction', 'regular')).toBe(true)
    expect(passes('openingAuction', 'preMarket')).toBe(true)
    expect(passes('closingAuction', 'closed')).toBe(false)
    expect(passes('afterHoursAuction', null)).toBe(false)
    expect(passes('closed', null)).toBe(true)
  })

  it('passes all while nothing is known', () => {
    expect(collect(of(k, n, b, o).pipe(skipAuctions(NEVER)))).toEqual([k, n, b, o])
  })
})

describe('the operators over sessions', () => {
  it(
    'end with the error of session$, and let go of the source',
    marbles((m) => {
      const source = m.hot('  -k-k-|', items)
      const session$ = m.hot('r-#   ', { r: krxOnly }, new Error('no session'))
      const subscription = '  ^-!   '
      m.expect(source.pipe(skipAuctions(session$))).toBeObservable('-k#', items, new Error('no session'))
      m.expect(source.pipe(duringSession(session$, 'regular'))).toBeObservable('-k#', items, new Error('no session'))
      m.expect(source).toHaveSubscriptions([subscription, subscription])
      m.expect(session$).toHaveSubscriptions([subscription, subscription])
    }),
  )

  it('do not subscribe to the source when session$ has failed, and let go of it with the source', () => {
    let subscribed = false
    const source = new Observable<Item>(() => {
      subscribed = true
    })
    source.pipe(skipAuctions(throwError(() => new Error('no session')))).subscribe({ error: () => {} })
    expect(subscribed).toBe(false)
  })

  it('infer what they emit', () => {
    const gapped$: Observable<Item | Gap> = of(k, GAP)
    expectTypeOf(gapped$.pipe(duringSession(NEVER, 'regular'))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(skipAuctions(NEVER))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(of(notice('marketOpen')).pipe(session())).toEqualTypeOf<Observable<Session>>()
    const gappedNotices$: Observable<PhaseNotice | Gap> = of(notice('marketOpen'), GAP)
    expectTypeOf(gappedNotices$.pipe(session())).toEqualTypeOf<Observable<Session | Gap>>()
    // @ts-expect-error a phase is no session
    of(k).pipe(duringSession(of(notice('marketOpen')), 'regular'))
  })
})

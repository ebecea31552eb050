import { catalog } from '@kiwoom-rx/core'
import fc from 'fast-check'
import { from, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Gap, type PhaseNotice, type Session, session } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { notice } from './sessions.ts'

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

  it('infers what it emits', () => {
    expectTypeOf(of(notice('marketOpen')).pipe(session())).toEqualTypeOf<Observable<Session>>()
    const gapped$: Observable<PhaseNotice | Gap> = of(notice('marketOpen'), GAP)
    expectTypeOf(gapped$.pipe(session())).toEqualTypeOf<Observable<Session | Gap>>()
  })
})

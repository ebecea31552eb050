import { firstValueFrom, of, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { clockLead, heardAhead, MOST_LEAD } from '../../../src/codec/values/clockLead.ts'
import { type ConnectOptions, connect, type Diagnostic } from '../../../src/index.ts'
import { comparingClocks } from '../../../src/rest/protocol/clockSkew.ts'

const REQUEST = { method: 'POST', url: 'https://api.invalid/oauth2/token', headers: {}, body: '{}' } as const

/** How far times may lie ahead after replies with these dates, at the epoch 0. */
async function leadAfter(...dates: readonly (string | undefined)[]): Promise<number> {
  const lead = clockLead()
  for (const date of dates) {
    const headers: Record<string, string> = date === undefined ? {} : { date }
    const http = comparingClocks(() => of({ status: 200, headers, body: '' }), new VirtualTimeScheduler(), lead)
    await firstValueFrom(http(REQUEST))
  }
  return lead.most
}

describe('comparingClocks', () => {
  it.each([
    ['a reply without a Date', [undefined]],
    ['an invalid Date', ['soon']],
    ['clocks that agree', ['Thu, 01 Jan 1970 00:04:00 GMT']],
    ['clocks that agree again', ['Thu, 01 Jan 1970 02:00:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT']],
  ])('bounds times by their arrival after %s', async (_, dates) => {
    expect(await leadAfter(...dates)).toBe(MOST_LEAD)
  })

  it.each([
    ['ahead of this machine', 'Thu, 01 Jan 1970 00:06:00 GMT'],
    ['behind it', 'Wed, 31 Dec 1969 22:00:00 GMT'],
  ])('takes times as they come when the exchange is %s', async (_, date) => {
    expect(await leadAfter(date)).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('a clock that is wrong', () => {
  it('is reported once with its skew, and again only after it was right', async () => {
    const lead = clockLead()
    const skews: number[] = []
    for (const date of ['00:00:00', '00:06:00', '00:07:00', '00:00:01', '02:00:00']) {
      const headers = { date: `Thu, 01 Jan 1970 ${date} GMT` }
      const answer = () => of({ status: 200, headers, body: '' })
      await firstValueFrom(comparingClocks(answer, new VirtualTimeScheduler(), lead, (ms) => skews.push(ms))(REQUEST))
    }
    expect(skews).toEqual([-360_000, -7_200_000])
  })

  it.each(['real', 'mock'] as const)("is a ClockSkew diagnostic on %s, and none at an address of one's own", (env) => {
    const said = (at: ConnectOptions['env']): readonly Diagnostic[] => {
      const clock = new VirtualTimeScheduler()
      const headers = { date: 'Thu, 01 Jan 1970 00:06:00 GMT' }
      const http = () => of({ status: 200, headers, body: '{"return_code":0}' })
      const kiwoom = connect({ env: at, credentials: { token: 'TOKEN-0001' }, http, scheduler: clock })
      const skews: Diagnostic[] = []
      kiwoom.diagnostics$.subscribe((each) => {
        if (each._tag === 'ClockSkew') skews.push(each)
      })
      kiwoom.stock.basicInfo({ stockCode: '005930' }).subscribe()
      kiwoom.stock.basicInfo({ stockCode: '000660' }).subscribe()
      clock.flush()
      return skews
    }
    expect(said(env)).toEqual([{ _tag: 'ClockSkew', ms: -360_000 }])
    expect(said({ rest: 'http://exchange.invalid', socket: 'ws://exchange.invalid' })).toEqual([])
  })
})

describe('heardAhead', () => {
  it('lets the bound go along with a market that runs faster, and back with one that does not', () => {
    const lead = clockLead()
    for (let ahead = 0; ahead < 3_600_000; ahead += MOST_LEAD) {
      expect(ahead).toBeLessThanOrEqual(lead.most)
      heardAhead(lead, ahead)
    }
    heardAhead(lead, -500)
    expect(lead.most).toBe(MOST_LEAD)
  })

  it('changes nothing where the clocks differ', () => {
    const lead = { most: Number.POSITIVE_INFINITY }
    heardAhead(lead, 0)
    expect(lead.most).toBe(Number.POSITIVE_INFINITY)
  })
})

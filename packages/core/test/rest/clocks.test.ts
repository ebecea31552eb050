import { firstValueFrom, of, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { clockLead, heardAhead, MOST_LEAD } from '../../src/codec/clockLead.ts'
import { comparingClocks } from '../../src/rest/clocks.ts'

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
    ['a Date that is none', ['soon']],
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

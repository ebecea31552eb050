import { describe, expect, it } from 'vitest'
import { type Bench, bench } from '../kit/client.ts'
import { tradeFrame } from '../kit/socket.ts'

/** The items of all REG frames. */
const registered = (session: Bench) =>
  session
    .line()
    .sent.filter(({ frame }) => frame['trnm'] === 'REG')
    .flatMap(({ frame }) => JSON.stringify(frame['data']))

describe('the item of a subscription', () => {
  it('loses the letter that account replies put before a code, and keeps its venue', () => {
    const session = bench()
    session.kiwoom.realtime.trade(['A005930', 'Q500001', 'J57JBHH_NX', '0156T0', 'Q12345']).subscribe()
    session.pass(100)
    expect(registered(session)).toEqual([
      JSON.stringify([{ item: ['005930', '500001', '57JBHH_NX', '0156T0', 'Q12345'], type: ['0B'] }]),
    ])
  })

  it('written with and without its letter is one registration, and both hear its events', () => {
    const session = bench()
    const heard: unknown[] = []
    session.kiwoom.realtime.trade('A005930').subscribe((event) => heard.push(event))
    session.kiwoom.realtime.trade('005930').subscribe((event) => heard.push(event))
    session.pass(100)
    session.line().push(tradeFrame('005930', 70_000))
    expect(registered(session)).toHaveLength(1)
    expect(heard).toMatchObject([{ item: '005930' }, { item: '005930' }])
  })

  it('of a sector, and of gold, stays as it is', () => {
    const session = bench()
    session.kiwoom.realtime.sectorIndex('001').subscribe()
    session.kiwoom.realtime.internationalGold('MGD').subscribe()
    session.pass(100)
    expect(registered(session).join('')).toContain('"001"')
    expect(registered(session).join('')).toContain('"MGD"')
  })
})

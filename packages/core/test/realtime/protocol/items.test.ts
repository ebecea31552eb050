import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalog } from '../../../src/index.ts'
import { itemOf } from '../../../src/realtime/protocol/items.ts'
import { bench } from '../../kit/client.ts'
import { tradeFrame } from '../../kit/socket.ts'

describe('itemOf', () => {
  it.each([
    ['0B', '005930', '005930'],
    ['0B', 'A005930', '005930'],
    ['0B', 'Q520078_NX', '520078_NX'],
    ['0D', '005930_AL', '005930_AL'],
    ['0B', '0156T0', '0156T0'],
    ['0B', 'Q12345', 'Q12345'],
    ['0m', '57JBHH', '57JBHH'],
    ['0D', 'M04020000', 'M04020000'],
    ['0J', '001', '001'],
    ['0U', '001_AL', '001_AL'],
    ['0I', 'MGD', 'MGD'],
  ])('of %s takes %s as %s', (type, given, item) => {
    expect(itemOf(type, given)).toBe(item)
  })

  it.each([
    ['0B', '5930'],
    ['0B', '05930'],
    ['0B', '0059300'],
    ['0B', '005930_XX'],
    ['0B', '005930 '.repeat(2)],
    ['0B', ''],
    ['0B', 5930],
    ['0D', '001'],
    ['0J', '005930'],
    ['0I', '001'],
  ])('of %s refuses %j: the exchange would take it and stay silent for ever', (type, given) => {
    expect(itemOf(type, given)).toBeUndefined()
  })

  it('never throws, and what it takes it takes again', () => {
    const type = fc.constantFrom(...catalog.filter(({ items }) => items !== undefined).map(({ id }) => id))
    fc.assert(
      fc.property(type, fc.anything(), (id, given) => {
        const item = itemOf(id, given)
        if (item !== undefined) expect(itemOf(id, item)).toBe(item)
      }),
    )
  })
})

describe('a realtime stream', () => {
  it('of a code that cannot be right errors with BadRequest and registers nothing', () => {
    const b = bench()
    const errors: unknown[] = []
    b.kiwoom.realtime.trade(['005930', '5930']).subscribe({ error: (error: unknown) => errors.push(error) })
    b.pass(1_000)
    expect(errors).toMatchObject([{ _tag: 'BadRequest', endpoint: '0B' }])
    expect(String(errors[0])).toContain("'5930'")
    expect(b.lines).toHaveLength(0)
  })

  it('of a code with a letter in front registers the plain one, and brings its events', () => {
    const b = bench()
    b.kiwoom.realtime.trade('A005930').subscribe()
    b.pass(500)
    expect(JSON.stringify(b.line().sent.at(-1)?.frame)).toContain('"item":["005930"]')
  })

  it('hears frames that write its code with a letter or with spaces', () => {
    const b = bench()
    const heard: unknown[] = []
    b.kiwoom.realtime.trade('005930').subscribe((event) => heard.push(event))
    b.pass(500)
    const written = ['A005930', '005930 ', '005930', 'A05930', 'B005930']
    for (const [at, item] of written.entries()) b.line().push(tradeFrame(item, 70_000 + at))
    expect(heard).toMatchObject(
      ['A005930', '005930 ', '005930'].map((item, at) => ({ item, stockCode: '005930', price: 70_000 + at })),
    )
  })
})

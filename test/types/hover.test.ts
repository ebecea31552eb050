/** What a person sees of the types in an editor. */
import { fileURLToPath } from 'node:url'
import { endpointById } from '@kiwoom-rx/core'
import { describe, expect, it } from 'vitest'
import { edit } from './compiler.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

const editor = edit(
  here,
  `
import { connect, endpointById } from '@kiwoom-rx/core'

const kiwoom = connect({ env: 'mock', credentials: { token: 't' } })
const params = { market: 'all', measure: 'amount', tradeType: 'netBuy', stockCode: '005930' } as const
kiwoom.chart.intradayInvestorTrading.rows(params).subscribe((row) => row.foreigners)
kiwoom.realtime.trade('005930').subscribe((execution) => execution.price)
kiwoom.realtime.orderBook('005930').subscribe((book) => book.asks[9].lpSize)
kiwoom.account.accountNumber()
const daily = endpointById('ka10081').request.codec
`,
)

describe('in an editor', () => {
  it('the file of this test is without error', () => {
    expect(editor.problems()).toEqual([])
  })

  it('a row is a list of plain fields', () => {
    expect(fieldsOf(editor.typeOf('row'))).toEqual([
      'readonly time: string | null',
      'readonly foreigners: number | null',
      'readonly institutions: number | null',
      'readonly investmentTrusts: number | null',
      'readonly insurance: number | null',
      'readonly banks: number | null',
      'readonly pensionFunds: number | null',
      'readonly otherCorporations: number | null',
      'readonly government: number | null',
    ])
  })

  it('an event is a list of plain fields', () => {
    const fields = fieldsOf(editor.typeOf('execution'))
    const names = fields.map((field) => /^readonly (\w+):/.exec(field)?.[1])
    expect(names).toEqual(expect.arrayContaining(endpointById('0B').response.fields.map(({ name }) => name)))
    expect(fields).toEqual(
      expect.arrayContaining([
        "readonly type: '0B'",
        'readonly item: string',
        'readonly receivedAt: number',
        'readonly timestamp: number | null',
        'readonly tradeTime: string | null',
        'readonly price: number',
      ]),
    )
    expect(fields.filter((field) => /[<>&{}]/.test(field))).toEqual([])
  })

  it('a codec is named with the parameters it writes', () => {
    expect(editor.typeOf('daily')).toContain('adjustedPrice: OtherCode | "unadjusted" | "adjusted" | null')
  })

  it('a field shows the manual: Korean label and wire key', () => {
    expect(editor.hover('row.foreigners')).toEqual({
      declaration: '(property) foreigners: number | null',
      documentation: expect.stringMatching(/^외국인투자자 · frgnr_invsr/),
    })
    expect(editor.hover('execution.price').documentation).toBe('현재가 · 10 — KRW')
    expect(editor.hover('book.asks[9].lpSize').documentation).toMatch(/^LP매도호가수량# · 621–630/)
  })

  it('an endpoint shows its title and its Korean name', () => {
    expect(editor.hover('chart.intradayInvestorTrading').documentation).toBe(
      'Intraday trading chart by investor (장중투자자별매매차트요청)',
    )
  })
})

/** The fields of a printed object type; anything else than one such type is no list of them. */
function fieldsOf(printed: string): readonly string[] {
  const inside = /^\{\s*(.*);\s*\}$/s.exec(printed)?.[1]
  if (inside === undefined) throw new Error(`not a plain object type: ${printed}`)
  return inside.split(/;\s*/).map((field) => field.replaceAll('"', "'"))
}

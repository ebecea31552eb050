/** What a person sees of the types in an editor. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalog, endpointById } from '@kiwoom-rx/core'
import { describe, expect, it } from 'vitest'
import { typeNameFiles } from '../../scripts/docs/typeNames.ts'
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
const trading = kiwoom.chart.stockMinute
const minutes = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const
export const trades$ = kiwoom.realtime.trade('005930')
export const rows$ = trading.rows(minutes)
export const pages$ = kiwoom.chart.stockMinute(minutes)
`,
)

describe('in an editor', () => {
  it('the file of this test is without error', () => {
    expect(editor.problems()).toEqual([])
  })

  it('a row is a list of plain fields', () => {
    expect(editor.fieldsOf('row')).toEqual([
      'time: string | null',
      'foreigners: number | null',
      'institutions: number | null',
      'investmentTrusts: number | null',
      'insurance: number | null',
      'banks: number | null',
      'pensionFunds: number | null',
      'otherCorporations: number | null',
      'government: number | null',
    ])
  })

  it('an event is a list of plain fields', () => {
    const fields = editor.fieldsOf('execution')
    const names = fields.map((field) => /^(\w+):/.exec(field)?.[1])
    expect(names).toEqual(expect.arrayContaining(endpointById('0B').response.fields.map(({ name }) => name)))
    expect(fields).toEqual(
      expect.arrayContaining([
        "type: '0B'",
        'item: string',
        'receivedAt: number',
        'timestamp: number | null',
        'tradeTime: string | null',
        'price: number',
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
      'Intraday trading chart by investor (장중투자자별매매차트요청), `ka10064`',
    )
    expect(editor.hover('realtime.orderBook').documentation).toBe('Order book (주식호가잔량), `0D`')
    expect(editor.hover('trading.rows').documentation).toMatch(/^Its rows one by one, page by page as far as/)
  })

  it('every endpoint and realtime type shows its Korean name and its api-id', () => {
    const declared = new Map(declaredNames(fileURLToPath(new URL('../../packages/core/src/catalog', import.meta.url))))
    for (const { id, ko, namespace, name } of catalog) {
      const comment =
        declared.get(`${namespace}.${name}`) ?? declared.get(`push.${name}`) ?? declared.get('sector.sectorPrice')
      expect(comment, id).toMatch(new RegExp(`\\(${escaped(ko)}\\), \`${id}\`$`))
    }
  })

  it('a stream, a row and a page are of named types, in emitted declarations too', () => {
    expect(editor.typeOf('trades$')).toBe('Observable<Trade>')
    expect(editor.typeOf('rows$')).toBe('Observable<ChartStockMinuteRow>')
    expect(editor.typeOf('pages$')).toBe('Observable<ChartStockMinutePage & PageEnd>')
    expect(editor.declarations().replace(/import\("[^"]*"\)\./g, '')).toBe(
      `export declare const trades$: Observable<Trade>;
export declare const rows$: Observable<ChartStockMinuteRow>;
export declare const pages$: Observable<ChartStockMinutePage & PageEnd>;
`,
    )
  })

  it('the names of pages and rows are those that the catalogue gives', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url))
    for (const [file, text] of typeNameFiles(root)) {
      expect(readFileSync(file, 'utf8'), file).toBe(text)
    }
  })
})

/** The comment of every declaration of the catalogue, by namespace and name. */
function declaredNames(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder).flatMap((file) => {
    const found = readFileSync(join(folder, file), 'utf8').matchAll(
      /\/\*\* (.*) \*\/\n(?:export )?const (\w+) = \w+\(\{/g,
    )
    return [...found].map(([, comment = '', name]) => [`${file.replace('.ts', '')}.${name}`, comment] as const)
  })
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

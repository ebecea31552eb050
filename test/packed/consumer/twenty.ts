/** Compiled, not run: twenty endpoints and types as a program uses them, to measure what their types cost. */
import { connect, endpointById } from '@kiwoom-rx/core'

const kiwoom = connect({ env: 'mock', credentials: { appKey: 'an app key', secretKey: 'a secret key' } })
const { account, chart, etf, investor, quote, ranking, realtime, sector, stock, theme } = kiwoom

export const numbers: (number | null)[] = []
export const texts: (string | null)[] = []
const n = (...values: readonly (number | null)[]): unknown => numbers.push(...values)
const s = (...values: readonly (string | null)[]): unknown => texts.push(...values)

account.accountNumber().subscribe((page) => s(page.accountNumber))
account.goldTransactionHistory().subscribe()
account.goldTransactionHistory.rows({ stockCode: 'M04020000' }).subscribe()
account.depositDetail({ queryType: 'estimated' }).subscribe((page) => n(page.deposit))
account.orderFillStatus
  .rows({ stockOrBond: 'all', market: 'all', side: 'buy', queryType: 'filled', exchange: 'krx' })
  .subscribe((row) => s(row.stockCode, row.orderNumber))
chart.stockMinute
  .rows({ stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' })
  .subscribe((row) => n(row.open, row.high, row.low))
chart.stockDaily
  .rows({ stockCode: '005930', baseDate: '2026-11-20', adjustedPrice: '1' })
  .subscribe((row) => n(row.price, row.volume))
chart.intradayInvestorTrading
  .rows({ market: 'all', measure: 'amount', tradeType: 'netBuy', stockCode: '005930' })
  .subscribe((row) => n(row.foreigners))
chart.sectorDaily({ sectorCode: '001', baseDate: '2026-11-20' }).subscribe((page) => n(page.candles[0]?.open ?? null))
etf.info({ stockCode: '069500' }).subscribe((page) => s(page.stockName))
investor.foreignerHoldings.rows({ stockCode: '005930' }).subscribe((row) => s(row.date))
quote.orderBook({ stockCode: '005930' }).subscribe((page) => s(page.quoteTime))
quote.dailyPrices
  .rows({ stockCode: '005930', queryDate: '2026-11-20', measure: 'quantity' })
  .subscribe((row) => n(row.open))
ranking.topTodayVolume({
  market: 'all',
  sortBy: 'volume',
  administrativeIssueFilter: 'includeAdministrative',
  creditType: 'all',
  volumeCondition: 'all',
  priceFilter: 'all',
  tradingValueCondition: 'all',
  session: 'all',
  exchange: 'unified',
})
sector.indices.rows({ sectorCode: '001' }).subscribe((row) => n(row.changeRate))
stock.basicInfo({ stockCode: '005930' }).subscribe((page) => n(page.per, page.eps))
stock.list.rows({ market: 'kospi' }).subscribe((row) => s(row.stockCode))
theme.groups
theme.constituents
realtime.trade('005930').subscribe((event) => n(event.price, event.timestamp))
realtime.orderBook(['005930', '000660_NX']).subscribe((event) => n(event.asks[9].price, event.bids[0].size))
realtime.vi().subscribe((event) => s(event.stockCode))
realtime.orderExecution().subscribe((event) => s(event.orderNumber))
export const spec: string = JSON.stringify(
  endpointById('ka10081').request.codec.encode({
    stockCode: '005930',
    baseDate: '2026-11-20',
    adjustedPrice: 'adjusted',
  }),
)

// @ts-expect-error: a parameter of no endpoint
account.accountNumber({ account: '1' })
// @ts-expect-error: a required parameter is missing
quote.orderBook()

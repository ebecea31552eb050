// An order is sent once, and followed to its end. The exchange matches it in its book.
import { connect } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { firstValueFrom, lastValueFrom, tap } from 'rxjs'

const exchange = await startExchange({ seed: 7, rules: { startAt: '10:00:00' } })
const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })

const order = { exchange: 'krx', stockCode: '005930', orderQuantity: 10, tradeType: 'market' } as const
const { orderNumber } = await firstValueFrom(kiwoom.order.buy(order))
console.log('the exchange took the order', orderNumber)

const life$ = kiwoom.order
  .track(orderNumber)
  .pipe(tap(({ _tag, filledQuantity }) => console.log(_tag, filledQuantity, 'shares filled')))
await lastValueFrom(life$)
await kiwoom.close()
await exchange.close()

/** One of the processes: the same `connect` as anywhere. `program.ts REST SOCKET NAME ITEM...` */
import { connect } from '@kiwoom-rx/core'
import { fromEvent, lastValueFrom, takeUntil } from 'rxjs'

const [rest = '', socket = '', name = '', ...items] = process.argv.slice(2)

const kiwoom = connect({ env: { rest, socket }, credentials: { appKey: name, secretKey: `the secret of ${name}` } })
let trades = 0
kiwoom.gaps$.subscribe(({ from, to, reason, registrations }) => {
  process.stdout.write(`${name}: a gap of ${to - from} ms in ${registrations.length} registrations (${reason})\n`)
})
const trade$ = kiwoom.realtime.trade(items).pipe(takeUntil(fromEvent(process, 'message')))
trade$.subscribe(({ stockCode, price }) => {
  trades += 1
  if (trades > 1) return
  process.send?.('first')
  process.stdout.write(`${name}: process ${process.pid}, first trade: ${stockCode} at ${price}\n`)
})
await lastValueFrom(trade$, { defaultValue: undefined })
process.stdout.write(`${name}: ${trades} trades of ${items.join(', ')}\n`)
await kiwoom.close()
process.disconnect()

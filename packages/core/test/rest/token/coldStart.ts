/** A process that starts without a token: it asks one thing of the exchange, with a store that others share. */
import { firstValueFrom } from 'rxjs'
import { connect } from '../../../src/index.ts'
import { fileTokenStore } from '../../../src/rest/token/fileTokenStore.ts'

const [, , rest = '', socket = '', path = ''] = process.argv
const credentials = { appKey: 'the same key for all', secretKey: 'the same secret for all' }
const kiwoom = connect({ env: { rest, socket }, credentials, tokenStore: fileTokenStore(path) })
const { stockCode } = await firstValueFrom(kiwoom.stock.basicInfo({ stockCode: '005930' }))
await kiwoom.close()
process.stdout.write(String(stockCode))

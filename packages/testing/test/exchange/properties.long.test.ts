/** What holds of every exchange, over more days and with a new seed. */
import './agreement.test.ts'
import './order/ledger.test.ts'
import './order/money.test.ts'
import './reply/profit.test.ts'

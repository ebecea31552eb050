/** What holds of every market, over more days and with a new seed. */
import './conservation.test.ts'
import './scenario.test.ts'
import './simulatedMarket.test.ts'

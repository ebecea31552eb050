/** The same with many more subscriptions, and with moments of this run's seed. */
import './leaks.test.ts'

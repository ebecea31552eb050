/** The same with many more random runs. */
import './scanEntries.test.ts'

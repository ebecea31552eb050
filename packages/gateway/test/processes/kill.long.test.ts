/** The same with 200 kills. */
import './kill.test.ts'

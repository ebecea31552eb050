/** The same with thousands of random runs. */
import './model.test.ts'

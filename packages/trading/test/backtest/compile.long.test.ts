/** The same with more random columns. */
import './compile.test.ts'

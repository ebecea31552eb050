/** The same with many more random runs. */
import './registry.test.ts'

/** The same with many more random runs. */
import './compaction.test.ts'

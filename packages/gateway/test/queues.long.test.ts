/** The same with many more random runs. */
import './queues.test.ts'

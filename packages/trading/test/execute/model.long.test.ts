/** The same with 10,000 random executions. */
import './model.test.ts'

/** The same with more runs and a new seed. */
import './oddRequests.test.ts'

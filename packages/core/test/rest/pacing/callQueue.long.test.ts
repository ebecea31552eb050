/** The same properties with more runs and a new seed. */
import './callQueue.test.ts'

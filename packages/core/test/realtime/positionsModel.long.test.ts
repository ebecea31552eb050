/** The same property with more runs and a new seed. */
import './positionsModel.test.ts'

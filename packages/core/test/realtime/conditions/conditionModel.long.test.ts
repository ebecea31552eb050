/** The same property with more runs and a new seed. */
import './conditionModel.test.ts'

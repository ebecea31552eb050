/** The same property with more runs and a new seed. */
import './holdingsModel.test.ts'

/** The same properties with more runs and a new seed. */
import './scan.test.ts'

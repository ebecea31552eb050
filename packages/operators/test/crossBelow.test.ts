import { describe } from 'vitest'
import { type Crossed, crossBelow } from '../src/index.ts'
import { keepsTheContract } from './contract.ts'

describe('crossBelow', () => {
  keepsTheContract<number | null, Crossed<number>>((reset) => crossBelow(3, reset), [5, 2, 3, 1])
})

import { describe, expect, it } from 'vitest'
import { outputOf, place, programsOf, typeErrorsOf } from './programs.ts'

const [twelve = '', paged = ''] = programsOf('README.md')

describe('the README', () => {
  it('shows a strategy in twelve lines', () => {
    expect(twelve.split('\n').filter((line) => line.trim() !== '')).toHaveLength(12)
  })

  it.each([
    ['strategy', twelve, /^(enter \d+\.\d\d|leave -?\d+\.\d\d)\n(enter|leave) .*\n(enter|leave) .*\n$/],
    ['paged read', paged, /^10 candles, 1 request\n$/],
  ])('has a %s that type-checks and runs', { timeout: 60_000 }, async (name, program, printed) => {
    const file = place(program, `readme ${name}`)
    expect(typeErrorsOf(file)).toEqual([])
    expect(await outputOf(file)).toMatch(printed)
  })

  it('runs every program it shows', () => {
    expect(programsOf('README.md')).toHaveLength(2)
  })
})

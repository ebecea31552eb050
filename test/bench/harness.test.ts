import { expect, test } from 'vitest'
import { compare, type Side } from '../../bench/harness.ts'

/** A side that says how long each of its runs took, and notes that it ran. */
function side(name: string, answer: unknown, took: readonly number[], order: string[]): Side {
  const left = [...took]
  const measure = (): number => {
    order.push(name)
    return left.shift() ?? 0
  }
  return { name, run: () => answer, measure }
}

test('runs the sides in turns and gives the median of the ratios of the rounds', () => {
  const order: string[] = []
  const ours = side('ours', 1, [10, 400, 30], order)
  const theirs = side('theirs', 1, [10, 20, 20], order)
  const result = compare({ name: 'x', what: 'x', ours, theirs }, 3)
  expect(order).toEqual(['ours', 'theirs', 'ours', 'theirs', 'ours', 'theirs'])
  expect(result).toMatchObject({ ratio: 1.5, spread: [1, 20], oursMs: 30, theirsMs: 20 })
})

test('does not compare sides that give different answers', () => {
  const ours = side('ours', [1], [], [])
  const theirs = side('theirs', [2], [], [])
  expect(() => compare({ name: 'x', what: 'x', ours, theirs }, 7)).toThrow(
    'x: "ours" and "theirs" give different answers.',
  )
})

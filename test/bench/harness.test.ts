import { expect, test } from 'vitest'
import { compare, type Side } from '../../bench/harness.ts'

/** A side that says what each of its runs cost, and notes that it ran. */
function side(name: string, answer: unknown, costs: readonly number[], order: string[] = []): Side {
  const left = [...costs]
  const measure = (): number => {
    order.push(name)
    return left.shift() ?? 0
  }
  return { name, run: () => answer, measure }
}

test('the harness runs the sides in turns and gives the round whose ratio is the median', async () => {
  const order: string[] = []
  const ours = side('ours', 1, [10, 400, 30, 10, 10, 50, 60], order)
  const theirs = side('theirs', 1, [10, 20, 20, 20, 20, 20, 20], order)
  const result = await compare({ ours, theirs, unit: 'bytes' }, 7)
  expect(order).toEqual(Array.from({ length: 7 }, () => ['ours', 'theirs']).flat())
  expect(result).toMatchObject({ ratio: 1.5, ours: 30, theirs: 20, spread: [0.5, 20], rounds: 7, unit: 'bytes' })
})

test('a slow comparison runs fewer rounds, yet never fewer than seven', async () => {
  const sides = { ours: side('ours', 1, [1]), theirs: side('theirs', 1, [1]) }
  expect(await compare({ ...sides, rounds: 9 }, 15)).toMatchObject({ rounds: 9 })
  expect(await compare({ ...sides, rounds: 3 }, 15)).toMatchObject({ rounds: 7 })
})

test('the harness reports the note when the rounds are over', async () => {
  const order: string[] = []
  const [ours, theirs] = [side('ours', 1, [1], order), side('theirs', 1, [1], order)]
  expect(await compare({ ours, theirs, note: () => `${order.length} runs` }, 7)).toMatchObject({ note: '14 runs' })
})

test('the harness does not compare sides that give different answers', async () => {
  const [ours, theirs] = [side('ours', [1], []), side('theirs', [2], [])]
  await expect(compare({ ours, theirs }, 7)).rejects.toThrow('"ours" and "theirs" give different answers.')
})

test('compares as many answers as there are', async () => {
  const answers = (...all: readonly number[]): (() => unknown) => {
    const left = [...all]
    return () => left.shift()
  }
  const sides = { ours: side('ours', 0, [1]), theirs: side('theirs', 0, [1]) }
  const second = { ours: answers(1, 2), theirs: answers(1, 3) }
  await expect(compare({ ...sides, answers: second, times: 2 }, 7)).rejects.toThrow('different answers')
})

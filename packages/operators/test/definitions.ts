/** The figures of a list of numbers as their definitions say, each from the whole list. */
export const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

export const average = (numbers: readonly number[]): number => total(numbers) / numbers.length

export const spread = (numbers: readonly number[]): number => {
  const middle = average(numbers)
  return Math.sqrt(average(numbers.map((number) => (number - middle) ** 2)))
}

export const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((one, other) => one - other)

/** Runs one case in a process of its own and prints its result: `one.ts NAME ROUNDS`. */
import { cases } from './cases/index.ts'
import { compare } from './harness.ts'

const [, , name, rounds] = process.argv
const found = cases.find((each) => each.name === name)
if (found === undefined) throw new Error(`No case is called "${name}".`)
const comparison = await found.open()
try {
  const result = await compare(comparison, Number(rounds))
  process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  await comparison.close?.()
}

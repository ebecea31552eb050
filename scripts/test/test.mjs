/** `npm test`: types, lint and every vitest test, and one line at the end that counts them all. */

import { lint, long, types, vitest } from './checks.mjs'
import { runSteps } from './steps.mjs'

/**
 * Without arguments everything runs. `types` and `lint` select those steps, anything else goes to vitest: the name of
 * one of its projects, a part of a file's path, or an option.
 *
 * @param {string} root
 * @param {string[]} args
 */
export async function test(root, args) {
  const rest = args.filter((arg) => arg !== 'types' && arg !== 'lint')
  const all = args.length === 0
  const first = [
    ...(all || args.includes('types') ? [types(root)] : []),
    ...(all || args.includes('lint') ? [lint(root)] : []),
  ]
  const then = all || rest.length > 0 ? [vitest(root, rest)] : []

  // Types and lint share the cores; the tests have them to themselves, because some of them keep time.
  await report([first, then])
}

/**
 * `npm run test:long`: what is random and long, with a new seed each time.
 *
 * @param {string} root
 * @param {string[]} filters
 */
export async function testLong(root, filters) {
  await report([[long(root, filters)]])
}

/**
 * `npm run ci`: `npm test` and `npm run test:long`, counted together.
 *
 * @param {string} root
 */
export async function ci(root) {
  await report([[types(root), lint(root)], [vitest(root, [])], [long(root, [])]])
}

/** @param {import('./steps.mjs').Step[][]} stages */
async function report(stages) {
  const { passed, failed } = await runSteps(stages)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

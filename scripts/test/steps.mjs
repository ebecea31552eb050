/** Runs named steps, shows what each took, and adds up what they counted. */

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {Count & { output: string }} Outcome what was counted, and what to show when something failed
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Step
 */

/**
 * @param {Step[][]} stages the steps of a stage run at the same time, the stages one after the other
 * @returns {Promise<Count>}
 */
export async function runSteps(stages) {
  const total = { passed: 0, failed: 0 }
  for (const stage of stages) {
    for (const { passed, failed } of await Promise.all(stage.map(runStep))) {
      total.passed += passed
      total.failed += failed
    }
  }
  return total
}

/** @param {Step} step */
async function runStep({ name, run }) {
  const started = performance.now()
  const outcome = await run()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const ok = outcome.failed === 0
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(8)} ${`${seconds} s`.padStart(8)}   ${describe(outcome)}`)
  if (!ok && outcome.output !== '') console.log(`\n${outcome.output.trimEnd()}\n`)
  return outcome
}

/** @param {Count} count */
function describe({ passed, failed }) {
  return failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`
}

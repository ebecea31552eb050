/** Counts what a vitest run reports. */

/**
 * @param {string} json the report of vitest's json reporter
 * @param {number} code its exit code
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(json, code) {
  let passed = 0
  let failed = 0
  for (const file of JSON.parse(json).testResults) {
    const statuses = file.assertionResults.map((/** @type {{ status: string }} */ test) => test.status)
    const broken = statuses.filter((/** @type {string} */ status) => status === 'failed').length
    passed += statuses.filter((/** @type {string} */ status) => status === 'passed').length
    // A file that cannot be loaded, or whose hook fails, has no failed test to show for it.
    failed += broken === 0 && file.status === 'failed' ? 1 : broken
  }
  // So has an error outside every test, and a filter that matches no file.
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** How `npm test` counts: a run may not look better than it was. */
import { expect, test } from 'vitest'
import { countTests } from '../../scripts/test/report.mjs'

function report(...files: readonly { readonly status: string; readonly tests: readonly string[] }[]): string {
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((one) => ({ status: one })),
  }))
  return JSON.stringify({ testResults })
}

test('countTests counts what passed and what failed, and not what was skipped', () => {
  const json = report(
    { status: 'failed', tests: ['passed', 'failed', 'skipped'] },
    { status: 'passed', tests: ['passed'] },
  )
  expect(countTests(json, 1)).toEqual({ passed: 2, failed: 1 })
})

test('countTests counts a file that could not be loaded as a failure', () => {
  const json = report({ status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] })
  expect(countTests(json, 1)).toEqual({ passed: 1, failed: 1 })
})

test('countTests counts a bad exit code that no test explains as a failure', () => {
  expect(countTests(report({ status: 'passed', tests: ['passed'] }), 1)).toEqual({ passed: 1, failed: 1 })
})

test('countTests counts a run without tests as nothing passed', () => {
  expect(countTests(report(), 0)).toEqual({ passed: 0, failed: 0 })
})

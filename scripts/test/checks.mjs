/** The steps of `npm test`. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collect } from '../run/process.mjs'
import { countTests } from './report.mjs'

/** @typedef {import('./steps.mjs').Step} Step */

/**
 * Every source, test, example and script, in one build of the compiler.
 *
 * @param {string} root
 * @returns {Step}
 */
export function types(root) {
  return { name: 'types', run: () => check(root, 'typescript/bin/tsc', ['--build', '--pretty']) }
}

/**
 * @param {string} root
 * @returns {Step}
 */
export function lint(root) {
  return {
    name: 'lint',
    run: () => check(root, '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '--colors=off']),
  }
}

/**
 * @param {string} root
 * @param {string[]} filters parts of file paths, and options of vitest
 * @returns {Step}
 */
export function vitest(root, filters) {
  return suite(root, 'vitest', 'vitest.config.ts', filters)
}

/**
 * What is random and long.
 *
 * @param {string} root
 * @param {string[]} filters parts of file paths, and options of vitest
 * @returns {Step}
 */
export function long(root, filters) {
  return suite(root, 'long', 'vitest.long.config.ts', filters)
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} config
 * @param {string[]} filters
 * @returns {Step}
 */
function suite(root, name, config, filters) {
  // A narrowed run has someone watching it.
  const show = filters.length > 0
  const run = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-report-'))
    const report = join(folder, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, ...reporters, ...filters]
    const { code, output } = await collect(process.execPath, args, { cwd: root, show })
    const count = existsSync(report) ? countTests(readFileSync(report, 'utf8'), code) : { passed: 0, failed: 1 }
    rmSync(folder, { recursive: true })
    return { ...count, output: show ? '' : output }
  }
  return { name, run }
}

/**
 * A step that passes or fails as a whole.
 *
 * @param {string} root
 * @param {string} script path of the program inside node_modules
 * @param {string[]} args
 */
async function check(root, script, args) {
  const { code, output } = await collect(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root })
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}

/** Runs npm, wherever it is, and collects what it says. */
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { collect } from '../run/process.mjs'

/**
 * @param {string[]} args
 * @param {{ cwd: string }} options
 */
export function npm(args, { cwd }) {
  const [command, first] = npmCommand()
  return collect(command, [...first, ...args], { cwd, env: environment(), shell: command === 'npm.cmd' })
}

/**
 * The npm that started us, else the one next to this Node, else the one on the PATH.
 *
 * @returns {[string, string[]]}
 */
function npmCommand() {
  const node = dirname(process.execPath)
  const scripts = [
    process.env['npm_execpath'] ?? '',
    join(node, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(node, 'node_modules/npm/bin/npm-cli.js'),
  ]
  // npm_execpath is another program's when pnpm or yarn started us.
  const script = scripts.find((path) => basename(path) === 'npm-cli.js' && existsSync(path))
  if (script !== undefined) return [process.execPath, [script]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

/** The caller's environment without what would make an install leave the development dependencies out. */
function environment() {
  const left = ['node_env', 'npm_config_omit', 'npm_config_production', 'npm_config_only']
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !left.includes(name.toLowerCase())))
}

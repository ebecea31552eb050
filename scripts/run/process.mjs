/** Child processes whose output is either collected or shown. */
import { spawn } from 'node:child_process'

/**
 * Runs a program without input and resolves with its exit code and everything it printed. A program that cannot be
 * started counts as code 127, as in a shell.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean, show?: boolean }} options `show` prints as it comes
 * @returns {Promise<{ code: number, output: string }>}
 */
export function collect(command, args, { show = false, ...options }) {
  return new Promise((resolve) => {
    let output = ''
    const take = (/** @type {Buffer} */ chunk) => {
      output += chunk
      if (show) process.stdout.write(chunk)
    }
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => resolve({ code: 127, output: `${output}${command}: ${error.message}\n` }))
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output }),
    )
  })
}

/** Runs one of the repo's TypeScript programs. */
import { pathToFileURL } from 'node:url'

/**
 * The program runs in this very process: signals, terminal and exit code are its own, and nothing needs relaying.
 *
 * @param {string} file
 * @param {string[]} args
 */
export async function runProgram(file, args) {
  process.argv = [process.execPath, file, ...args]
  process.on('SIGINT', interrupted)
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(file).href)
}

/** npm passes on an interrupt that the terminal has already sent to everyone: the program sees it twice. */
const ECHO = 1000
let lastInterrupt = Number.NEGATIVE_INFINITY

/** With a listener present Node no longer ends by itself: end here, unless the program listens or this is the echo. */
function interrupted() {
  const now = performance.now()
  const echo = now - lastInterrupt < ECHO
  lastInterrupt = now
  if (!echo && process.listenerCount('SIGINT') === 1) process.exit(130)
}

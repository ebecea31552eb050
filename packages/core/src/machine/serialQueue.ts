/** Runs tasks one after the other, so that a reply that comes at once cannot overtake the step that asked for it. */

/** Runs a task now, or after those that are running or waiting. */
export type SerialQueue = (task: () => void) => void

/** Makes an empty queue. */
export function createSerialQueue(): SerialQueue {
  const tasks: (() => void)[] = []
  let isRunning = false
  return (task) => {
    tasks.push(task)
    if (isRunning) return
    isRunning = true
    try {
      for (let each = tasks.shift(); each !== undefined; each = tasks.shift()) each()
    } finally {
      isRunning = false
    }
  }
}

/** Tasks one after the other, so that a reply that comes at once cannot overtake the step that asked for it. */

/** Runs a task now, or after those under way. */
export function createQueue(): (task: () => void) => void {
  const tasks: (() => void)[] = []
  let running = false
  return (task) => {
    tasks.push(task)
    if (running) return
    running = true
    try {
      for (let each = tasks.shift(); each !== undefined; each = tasks.shift()) each()
    } finally {
      running = false
    }
  }
}

/** Keeps a flood of diagnostics from becoming one: so many of a kind in a while, then only their number. */
import type { SchedulerLike } from 'rxjs'
import type { Diagnostic, Report } from '../diagnostics.ts'

const PER_WINDOW = 10
const WINDOW = 10_000

interface Window {
  since: number
  count: number
}

/** A report that lets ten of a kind through in ten seconds. How many it kept back is said with the next of the kind. */
export function boundedReport(report: Report, scheduler: SchedulerLike): { report: Report; flush(): void } {
  const windows = new Map<string, Window>()

  const tell = (kind: string, { count }: Window): void => {
    if (count > PER_WINDOW) report({ _tag: 'Suppressed', kind, count: count - PER_WINDOW })
  }

  return {
    report(diagnostic) {
      const kind = kindOf(diagnostic)
      if (kind === undefined) {
        report(diagnostic)
        return
      }
      const now = scheduler.now()
      const window = windows.get(kind)
      // A clock that was set back opens a new window too.
      if (window === undefined || Math.abs(now - window.since) >= WINDOW) {
        if (window !== undefined) tell(kind, window)
        windows.set(kind, { since: now, count: 1 })
        report(diagnostic)
        return
      }
      window.count += 1
      if (window.count <= PER_WINDOW) report(diagnostic)
    },
    flush() {
      for (const [kind, window] of windows) tell(kind, window)
      windows.clear()
    },
  }
}

/** What the frames themselves can cause any number of; `undefined` for what happens rarely by its nature. */
function kindOf(diagnostic: Diagnostic): string | undefined {
  switch (diagnostic._tag) {
    case 'Undecodable':
      return `Undecodable ${diagnostic.endpoint}`
    case 'UnknownFrame':
      return `UnknownFrame ${diagnostic.stage}`
    case 'Repeated':
      return `Repeated ${diagnostic.endpoint}`
    default:
      return undefined
  }
}

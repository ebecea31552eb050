/** Limits how many diagnostics of one kind are reported in a while; of the rest only the number is reported. */
import type { SchedulerLike } from 'rxjs'
import type { Diagnostic, Report } from '../../observe/diagnostics.ts'

const PER_WINDOW = 10
const WINDOW = 10_000

interface Window {
  since: number
  count: number
}

/** A report that passes ten of a kind in ten seconds. The next one of the kind comes with the number of those left out. */
export function limitedReport(report: Report, scheduler: SchedulerLike): { report: Report; flush(): void } {
  const windows = new Map<string, Window>()

  const reportSuppressed = (kind: string, { count }: Window): void => {
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
        if (window !== undefined) reportSuppressed(kind, window)
        windows.set(kind, { since: now, count: 1 })
        report(diagnostic)
        return
      }
      window.count += 1
      if (window.count <= PER_WINDOW) report(diagnostic)
    },
    flush() {
      for (const [kind, window] of windows) reportSuppressed(kind, window)
      windows.clear()
    },
  }
}

/** The kinds that frames can cause in any number; `undefined` for what is rare by its nature. */
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

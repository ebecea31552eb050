/** Limits how many diagnostics of one kind are reported in a while; of the rest only the number is reported. */
import type { SchedulerLike } from 'rxjs'
import type { Diagnostic, Report } from '../../observe/diagnostics.ts'

const PER_WINDOW = 10
const WINDOW = 10_000

interface Window {
  since: number
  count: number
}

/** The diagnostics that frames can cause in any number. What each is about is distinguished by a name. */
export type FrequentTag = 'Undecodable' | 'UnknownFrame' | 'Repeated'

export interface LimitedReport {
  readonly report: Report
  /**
   * Whether a diagnostic would be left out now; it is counted then, and need not be made. A flood of odd frames costs
   * no more than its count.
   */
  readonly leavesOut: (tag: FrequentTag, name: string) => boolean
  /** Reports how many were left out until now. */
  readonly flush: () => void
}

/**
 * A report that passes ten of a kind in ten seconds. The next one of the kind comes with the number of those left out.
 */
export function limitedReport(report: Report, scheduler: SchedulerLike): LimitedReport {
  const windows: Readonly<Record<FrequentTag, Map<string, Window>>> = {
    Undecodable: new Map(),
    UnknownFrame: new Map(),
    Repeated: new Map(),
  }

  const reportSuppressed = (tag: FrequentTag, name: string, { count }: Window): void => {
    if (count > PER_WINDOW) report({ _tag: 'Suppressed', kind: `${tag} ${name}`, count: count - PER_WINDOW })
  }
  // A clock that was set back opens a new window too.
  const isOver = (window: Window): boolean => Math.abs(scheduler.now() - window.since) >= WINDOW

  const leavesOut = (tag: FrequentTag, name: string): boolean => {
    const window = windows[tag].get(name)
    if (window === undefined || window.count < PER_WINDOW || isOver(window)) return false
    window.count += 1
    return true
  }

  return {
    leavesOut,
    report(diagnostic) {
      const name = nameOf(diagnostic)
      if (name === undefined) {
        report(diagnostic)
        return
      }
      const [tag, about] = name
      if (leavesOut(tag, about)) return
      const window = windows[tag].get(about)
      if (window === undefined || isOver(window)) {
        if (window !== undefined) reportSuppressed(tag, about, window)
        windows[tag].set(about, { since: scheduler.now(), count: 1 })
      } else window.count += 1
      report(diagnostic)
    },
    flush() {
      for (const tag of FREQUENT_TAGS) {
        for (const [name, window] of windows[tag]) reportSuppressed(tag, name, window)
        windows[tag].clear()
      }
    },
  }
}

/** Those diagnostics by their tags. */
export const FREQUENT_TAGS: readonly FrequentTag[] = ['Undecodable', 'UnknownFrame', 'Repeated']

/** The tag and the name of a frequent diagnostic; `undefined` for what is rare by its nature. */
function nameOf(diagnostic: Diagnostic): readonly [FrequentTag, string] | undefined {
  switch (diagnostic._tag) {
    case 'Undecodable':
    case 'Repeated':
      return [diagnostic._tag, diagnostic.endpoint]
    case 'UnknownFrame':
      return [diagnostic._tag, diagnostic.stage]
    default:
      return undefined
  }
}

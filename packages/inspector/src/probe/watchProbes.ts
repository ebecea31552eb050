import { Observable } from 'rxjs'
import { addWatcher } from './registry.ts'

/** What a probe saw. */
export type ProbeEvent =
  | { readonly _tag: 'value'; readonly probe: string; readonly value: unknown }
  | { readonly _tag: 'error'; readonly probe: string; readonly error: unknown }
  | { readonly _tag: 'complete'; readonly probe: string }

/**
 * What passes all probes of the program from now on: for a page, which has no inspector of its own.
 *
 * ```text
 * probe('n')       --1-----2--|
 * probe('text')    ----a---------
 * watchProbes()    --1-a---2--c--    c: complete of 'n'
 * ```
 *
 * Hot: each event is emitted before its value is passed on, in the same turn. Never completes and never errors. While it
 * has a subscriber, each value costs an object.
 *
 * @example
 * ```ts
 * import { probe, watchProbes } from '@kiwoom-rx/inspector/probe'
 * import { of } from 'rxjs'
 *
 * const watching = watchProbes().subscribe((event) => console.log(JSON.stringify(event)))
 * of(7).pipe(probe('lucky')).subscribe()
 * // prints: {"_tag":"value","probe":"lucky","value":7}
 * // prints: {"_tag":"complete","probe":"lucky"}
 * watching.unsubscribe()
 * ```
 */
export function watchProbes(): Observable<ProbeEvent> {
  return new Observable((subscriber) =>
    addWatcher({
      value: ({ name }, value) => subscriber.next({ _tag: 'value', probe: name, value }),
      passed: () => undefined,
      error: ({ name }, error) => subscriber.next({ _tag: 'error', probe: name, error }),
      complete: ({ name }) => subscriber.next({ _tag: 'complete', probe: name }),
    }),
  )
}

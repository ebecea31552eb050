/** The HTTP port with a tap for `wire$`. */
import { Observable, type SchedulerLike } from 'rxjs'
import type { Wire } from '../../observe/wire.ts'
import type { HttpTransport } from './httpTransport.ts'

/** The same transport. While `wire$` has a subscriber, it reports every request and its outcome there. */
export function tappedHttp(http: HttpTransport, wire: Wire, scheduler: SchedulerLike): HttpTransport {
  let requests = 0
  return (outgoing) => {
    if (!wire.isObserved()) return http(outgoing)
    return new Observable((subscriber) => {
      requests += 1
      const request = requests
      const { url, headers, body } = outgoing
      let isOver = false
      const failed = (reason: string): void => {
        if (!isOver) wire.emit({ _tag: 'failed', at: scheduler.now(), request, reason })
        isOver = true
      }
      wire.emit({ _tag: 'request', at: scheduler.now(), request, url, headers, body })
      subscriber.add(() => failed('the client waits no longer'))
      return http(outgoing).subscribe({
        next: (response) => {
          isOver = true
          wire.emit({ _tag: 'reply', at: scheduler.now(), request, ...response })
          subscriber.next(response)
        },
        error: (error: unknown) => {
          failed(String(error))
          subscriber.error(error)
        },
        complete: () => {
          failed('the connection ended without an answer')
          subscriber.complete()
        },
      })
    })
  }
}

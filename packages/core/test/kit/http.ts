import { defer, finalize, map, Observable, type SchedulerLike, timer } from 'rxjs'
import type { HttpRequest, HttpResponse, HttpTransport } from '../../src/rest/protocol/httpTransport.ts'

/** A scripted server: answers after a latency, and remembers what it was asked. */
export interface ScriptedHttp {
  readonly http: HttpTransport
  readonly requests: HttpRequest[]
  /** Requests that were unsubscribed before their answer. */
  aborted(): number
  /** The most requests under way at once. */
  peak(): number
}

export function scriptedHttp(
  scheduler: SchedulerLike,
  latency: number,
  answer: (request: HttpRequest, index: number) => HttpResponse | Error,
): ScriptedHttp {
  const requests: HttpRequest[] = []
  let aborted = 0
  let underWay = 0
  let peak = 0
  const http: HttpTransport = (request) =>
    defer(() => {
      const index = requests.push(request) - 1
      let answered = false
      underWay += 1
      peak = Math.max(peak, underWay)
      return timer(latency, scheduler).pipe(
        map(() => {
          answered = true
          underWay -= 1
          const response = answer(request, index)
          if (response instanceof Error) throw response
          return response
        }),
        finalize(() => {
          if (answered) return
          underWay -= 1
          aborted += 1
        }),
      )
    })
  return { http, requests, aborted: () => aborted, peak: () => peak }
}

/** An answer with HTTP status 200 and return code 0, unless said otherwise. */
export function reply(
  body: object,
  more: { status?: number; nextKey?: string; headers?: Record<string, string> } = {},
): HttpResponse {
  const { status = 200, nextKey, headers = {} } = more
  return {
    status,
    headers: { ...headers, ...(nextKey === undefined ? { 'cont-yn': 'N' } : { 'cont-yn': 'Y', 'next-key': nextKey }) },
    body: JSON.stringify({ return_code: 0, return_msg: '정상적으로 처리되었습니다', ...body }),
  }
}

/** The token endpoint's answer. */
export function tokenReply(token: string, expires = '20261121090000'): HttpResponse {
  return reply({ token, token_type: 'bearer', expires_dt: expires })
}

/** Never answers. */
export const silentHttp: HttpTransport = () => new Observable<HttpResponse>(() => undefined)

/** A session of its own at the exchange that loses nothing: what was sent, for the laws to compare with. */
import type { HttpTransport, SocketTransport } from '@kiwoom-rx/core'
import { filter, map, mergeMap, type SchedulerLike, Subscription } from 'rxjs'
import { marksOf, textOf } from '../network/realEntry.ts'

export interface WitnessOptions {
  readonly env: { readonly rest: string; readonly socket: string }
  readonly http: HttpTransport
  readonly socket: SocketTransport
  readonly scheduler: SchedulerLike
  readonly items: readonly string[]
  readonly isMeasured: () => boolean
}

/** The trades of an item on one day, by their cumulative volume. */
interface Trades {
  readonly totals: number[]
  readonly volumes: number[]
  readonly at: number[]
}

/** What stands between two trades of an item. */
export interface Between {
  readonly count: number
  readonly volume: number
}

const MOST = 20_000

export class Witness {
  readonly #trades = new Map<string, Trades>()
  readonly #work = new Subscription()
  readonly #options: WitnessOptions
  isReady = false

  constructor(options: WitnessOptions) {
    this.#options = options
    const { env, http, socket, items } = options
    const headers = { 'content-type': 'application/json;charset=UTF-8', 'api-id': 'au10001' }
    const body = JSON.stringify({ grant_type: 'client_credentials', appkey: 'the-witness', secretkey: 'the-witness' })
    const token$ = http({ method: 'POST', url: `${env.rest}/oauth2/token`, headers, body }).pipe(
      map((reply): string => tokenIn(reply.body)),
    )
    this.#work.add(
      token$
        .pipe(
          mergeMap((token) => {
            const connection = socket(`${env.socket}/api/dostk/websocket`)
            const send = (frame: object): void => connection.send(JSON.stringify(frame))
            return connection.events$.pipe(
              filter((event) => {
                if (event._tag === 'open') send({ trnm: 'LOGIN', token })
                return event._tag === 'message'
              }),
              map((event) => {
                const data = event._tag === 'message' ? event.data : ''
                if (this.#hear(data)) return
                const text = textOf(data)
                if (text.startsWith('{"trnm":"PING"')) connection.send(text)
                if (text.startsWith('{"trnm":"LOGIN"')) {
                  send({ trnm: 'REG', grp_no: '1', refresh: '1', data: [{ item: items, type: ['0B'] }] })
                }
                if (text.startsWith('{"trnm":"REG"')) this.isReady = true
              }),
            )
          }),
        )
        .subscribe(),
    )
  }

  close(): void {
    this.#work.unsubscribe()
  }

  /** A new day: volumes begin again. */
  startDay(): void {
    this.#trades.clear()
  }

  /** The trades after one cumulative volume and before another; undefined when that is no longer known. */
  between(item: string, after: number, before: number): Between | undefined {
    const trades = this.#trades.get(item)
    if (trades === undefined) return undefined
    const first = lowerBound(trades.totals, after)
    if (trades.totals[first] !== after) return undefined
    let volume = 0
    let count = 0
    for (let n = first + 1; n < trades.totals.length && (trades.totals[n] ?? before) < before; n++) {
      volume += trades.volumes[n] ?? 0
      count += 1
    }
    return { count, volume }
  }

  /** Whether it has a trade with this cumulative volume. */
  has(item: string, total: number): boolean {
    const totals = this.#trades.get(item)?.totals ?? []
    return totals[lowerBound(totals, total)] === total
  }

  /** The cumulative volume of the last trade sent before an instant, epoch ms. */
  totalAt(item: string, instant: number): number | undefined {
    const trades = this.#trades.get(item)
    return trades?.totals[lowerBound(trades.at, instant + 1) - 1]
  }

  #hear(data: Uint8Array | string): boolean {
    const marks = marksOf(data, this.#options.isMeasured())
    for (const { item, total, volume } of marks) {
      let trades = this.#trades.get(item)
      if (trades === undefined || (trades.totals.at(-1) ?? 0) > total) {
        trades = { totals: [], volumes: [], at: [] }
        this.#trades.set(item, trades)
      }
      trades.totals.push(total)
      trades.volumes.push(volume)
      trades.at.push(this.#options.scheduler.now())
      if (trades.totals.length > MOST * 2) for (const each of Object.values(trades)) each.splice(0, MOST)
    }
    return marks.length > 0
  }
}

function tokenIn(body: string): string {
  const { token = '' }: { readonly token?: string } = JSON.parse(body)
  return token
}

/** The first index whose value is not below. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** A client whose realtime streams, connection and gaps are shown, whatever the program does with them. */
import type { Kiwoom } from '@kiwoom-rx/core'
import { isObservable, tap } from 'rxjs'
import type { Happening, Tone } from '../messages.ts'
import { labelOf } from './text.ts'

export interface Watcher {
  readonly put: (happening: Happening) => void
  /** Called when the client is closed. */
  readonly closed: () => void
}

/** The same client; of its members only `realtime` and `close` are wrapped. */
export function watched(kiwoom: Kiwoom, { put, closed }: Watcher): Kiwoom {
  kiwoom.connection$.subscribe(({ _tag }) => put({ _tag: 'connection', state: _tag, at: Date.now() }))
  kiwoom.gaps$.subscribe(({ from, to, reason }) => put({ _tag: 'gap', from, to, reason }))
  const show = shower(put)
  const realtime = new Proxy(kiwoom.realtime, {
    get: (target, name): unknown => {
      const stream: unknown = Reflect.get(target, name)
      if (typeof stream !== 'function') return stream
      return (...args: readonly unknown[]): unknown => {
        const events$: unknown = Reflect.apply(stream, target, args)
        return isObservable(events$) ? events$.pipe(tap((event) => show(String(name), event))) : events$
      }
    },
  })
  let isClosed = false
  const close: Kiwoom['close'] = async (how) => {
    await kiwoom.close(how)
    if (!isClosed) closed()
    isClosed = true
  }
  return { ...kiwoom, realtime, close, [Symbol.asyncDispose]: () => close() }
}

/** Shows each event once, however many streams carry it. */
function shower(put: (happening: Happening) => void): (stream: string, event: unknown) => void {
  const seen = new WeakSet<object>()
  const latest = new Map<string, number>()
  return (stream, event) => {
    if (typeof event !== 'object' || event === null || seen.has(event)) return
    seen.add(event)
    const { type, item, price, timestamp } = read(event)
    if (type === 'gap' || type === 'missed') return
    const lane = typeof item === 'string' && item !== '' && stream !== 'vi' ? `${stream} ${item}` : stream
    const before = latest.get(lane)
    if (typeof price === 'number') latest.set(lane, price)
    put({ _tag: 'marble', lane, label: labelOf(event), tone: toneOf(before, price), at: Date.now() })
    if (type === '0B' && typeof price === 'number' && typeof timestamp === 'number' && typeof item === 'string') {
      put({ _tag: 'trade', item, time: timestamp, price })
    }
  }
}

function read(event: object): Readonly<Record<'type' | 'item' | 'price' | 'timestamp', unknown>> {
  const get = (name: string): unknown => Reflect.get(event, name)
  return { type: get('type'), item: get('item'), price: get('price'), timestamp: get('timestamp') }
}

function toneOf(before: number | undefined, price: unknown): Tone {
  if (before === undefined || typeof price !== 'number' || price === before) return 'flat'
  return price > before ? 'up' : 'down'
}

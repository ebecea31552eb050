/** The streams that a test makes: plain ones, and those of the market. */
import { type EndpointById, endpointById } from '@kiwoom-rx/core/catalog'
import type { Observable } from 'rxjs'
import type { Context } from 'rxjs-marbles'
import { koreanText } from '../clock/instant.ts'
import type { SubscriptionSpan } from './diagram/timeline.ts'
import { lettered } from './diagram/words.ts'
import type { Expectations } from './expectation/expectations.ts'
import { type EventOf, eventOf, type Given, type RealtimeType, type ValuesOf } from './marbleEvent.ts'

/** A stream drawn by a test; it notes who subscribed and when. */
export type Source<T> = Observable<T> & { readonly subscriptions: readonly SubscriptionSpan[] }

/** A stream of events drawn by a test, and its events by their names in the diagram. */
export type EventSource<Event> = Source<Event> & { readonly values: Readonly<Record<string, Event>> }

/** The fields of an event, or its price alone. */
export type TradeGiven = number | Given<ValuesOf<'0B'>>

/** Makes streams, and registers the expectations of them. */
export class Sources {
  readonly #m: Context
  readonly #expectations: Expectations

  constructor(m: Context, expectations: Expectations) {
    this.#m = m
    this.#expectations = expectations
  }

  hot<T>(marbles: string, values?: Readonly<Record<string, T>>, error?: unknown, name = 'hot'): Source<T> {
    const source = this.#m.hot<T>(marbles, values && { ...values }, error)
    return this.#noted(`${name} '${marbles.trim()}'`, source)
  }

  cold<T>(marbles: string, values?: Readonly<Record<string, T>>, error?: unknown): Source<T> {
    return this.#noted(`cold '${marbles.trim()}'`, this.#m.cold<T>(marbles, values && { ...values }, error))
  }

  events<Type extends RealtimeType>(
    type: Type,
    item: string,
    marbles: string,
    values: Readonly<Record<string, Given<ValuesOf<Type>>>>,
    error?: unknown,
  ): EventSource<EventOf<Type>> {
    const { name } = endpointById(type)
    return this.#drawn(`${name} ${item}`, marbles, values, error, (given, at) => eventOf(type, item, at, given))
  }

  trades(
    item: string,
    marbles: string,
    values: Readonly<Record<string, TradeGiven>>,
    error?: unknown,
  ): EventSource<EventOf<'0B'>> {
    return this.#drawn(`trades ${item}`, marbles, values, error, (given, at) =>
      eventOf('0B', item, at, { tradeVolume: 1, ...(typeof given === 'number' ? { price: given } : given) }),
    )
  }

  book(
    item: string,
    marbles: string,
    values: Readonly<Record<string, Given<ValuesOf<'0D'>>>>,
    error?: unknown,
  ): EventSource<EventOf<'0D'>> {
    return this.#drawn(`book ${item}`, marbles, values, error, (given, at) => eventOf('0D', item, at, given))
  }

  vi(
    marbles: string,
    item: string,
    values: Readonly<Record<string, Given<ValuesOf<'1h'>>>>,
    error?: unknown,
  ): EventSource<EventOf<'1h'>> {
    let trigger: { readonly time: string; readonly at: number } | undefined
    const stockCode = item.replace(/_[A-Z]+$/, '')
    const names: Readonly<Record<string, Given<ValuesOf<'1h'>>>> = { on: {}, off: {}, ...values }
    return this.#drawn(`vi ${item}`, marbles, names, error, (given, at, name) => {
      const time = timeOfDay(at)
      if (name === 'on') {
        if (trigger?.time === time) {
          throw new RangeError(
            `m.vi: the VIs at ${trigger.at} and ${at} ms have one trigger time, ${time}, and would count as one; leave a second between them ('999ms')`,
          )
        }
        trigger = { time, at }
      }
      if (name === 'off' && trigger === undefined) throw new RangeError(`m.vi: (off) at ${at} ms has no (on) before it`)
      return eventOf('1h', item, at, {
        stockCode,
        viKind: 'static',
        tradeProcessedTime: trigger?.time ?? time,
        viReleaseTime: name === 'off' ? time : null,
        ...given,
      })
    })
  }

  session(
    marbles: string,
    values: Readonly<Record<string, Given<ValuesOf<'0s'>>>>,
    error?: unknown,
  ): EventSource<EventOf<'0s'>> {
    const phases = Object.fromEntries(phaseNames().map((phase) => [phase, { marketPhase: phase }]))
    const names: Readonly<Record<string, Given<ValuesOf<'0s'>>>> = {
      ...phases,
      open: { marketPhase: 'marketOpen' },
      close: { marketPhase: 'marketClose' },
      ...values,
    }
    return this.#drawn('session', marbles, names, error, (given, at) => eventOf('0s', '', at, given))
  }

  #drawn<Value, Event>(
    name: string,
    marbles: string,
    values: Readonly<Record<string, Value>>,
    error: unknown,
    make: (given: Value, at: number, name: string) => Event,
  ): EventSource<Event> {
    const known = (text: string): boolean => Object.hasOwn(values, text)
    const drawn = lettered(marbles, known, (each, frame) => {
      const given = values[each]
      if (given === undefined) {
        throw new RangeError(
          `${name} '${marbles.trim()}': no value for '${each}'; there are ${Object.keys(values).join(', ')}`,
        )
      }
      return make(given, frame, each)
    })
    const source = this.#m.hot<Event>(drawn.marbles, { ...drawn.values }, error)
    return Object.assign(this.#noted(`${name} '${marbles.trim()}'`, source), { values: drawn.named })
  }

  #noted<T>(name: string, source: Source<T>): Source<T> {
    this.#expectations.source(name, source.subscriptions)
    return source
  }
}

/** The phases of a day (장운영구분), as the catalogue names them. */
function phaseNames(): readonly string[] {
  const { response }: EndpointById['0s'] = endpointById('0s')
  const codes = response.fields.find(({ name }) => name === 'marketPhase')?.codes ?? {}
  return Object.values(codes).map(({ name }) => name)
}

function timeOfDay(at: number): string {
  return koreanText(at).slice(11, 19)
}

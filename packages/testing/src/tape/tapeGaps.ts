/** Gaps on a tape (수신 공백): what a client that listens to several types must have announced. */
import type { Gap } from '@kiwoom-rx/core'
import { isObject, objectIn, textOf, textsOf } from '../exchange/text/json.ts'

interface Registration {
  readonly type: string
  readonly item: string
}

interface Loss {
  readonly from: number
  readonly reason: string
}

/** Follows the registrations of a tape, and says when those that a lost connection took are back. */
export class TapeGaps {
  readonly #wants: (type: string, item: string) => boolean
  readonly #registered = new Map<string, Registration>()
  readonly #lost = new Map<string, { readonly registration: Registration; readonly loss: Loss }>()
  /** The registrations of each REG that has no answer yet. */
  #asked: (readonly string[])[] = []
  #heard: number | undefined

  constructor(wants: (type: string, item: string) => boolean) {
    this.#wants = wants
  }

  /** Whether what comes next can end a gap: otherwise frames need not be looked into. */
  get isWaiting(): boolean {
    return this.#lost.size > 0
  }

  sent(frame: Buffer): void {
    const isRegistering = frame.includes('"REG"')
    if (!isRegistering && !frame.includes('"REMOVE"')) return
    const sent = objectIn(frame.toString())
    const registrations = registrationsIn(sent).filter(({ type, item }) => this.#wants(type, item))
    if (sent?.['trnm'] === 'REMOVE') {
      for (const registration of registrations) {
        this.#registered.delete(keyOf(registration))
        this.#lost.delete(keyOf(registration))
      }
      return
    }
    if (sent?.['trnm'] !== 'REG') return
    for (const registration of registrations) this.#registered.set(keyOf(registration), registration)
    this.#asked.push(registrations.map(keyOf))
  }

  /** A frame came: its time is a sign of life; an answer to a REG ends what was lost of it. */
  received(frame: Buffer, at: number): Gap | undefined {
    this.#heard = at
    if (this.#asked.length === 0 || !frame.includes('"REG"') || objectIn(frame.toString())?.['trnm'] !== 'REG') {
      return undefined
    }
    return this.#back(this.#asked.shift() ?? [], at)
  }

  /** An event came before the answer: the REG that names it was taken. */
  before(type: string, item: string, at: number): Gap | undefined {
    const key = keyOf({ type, item })
    if (!this.#lost.has(key)) return undefined
    return this.#back(this.#asked.find((keys) => keys.includes(key)) ?? [key], at)
  }

  closed(
    at: number,
    { by, code, reason }: { readonly by: string; readonly code: number; readonly reason: string },
  ): void {
    const loss = { from: this.#heard ?? at, reason: `closed by the ${by} with ${code}${reason && `: ${reason}`}` }
    for (const [key, registration] of this.#registered) {
      // What was lost before and is not back keeps its first loss.
      if (!this.#lost.has(key)) this.#lost.set(key, { registration, loss })
    }
    this.#registered.clear()
    this.#asked = []
  }

  #back(keys: readonly string[], to: number): Gap | undefined {
    const found = keys.flatMap((key) => this.#lost.get(key) ?? [])
    for (const key of keys) this.#lost.delete(key)
    const [first] = found
    if (first === undefined) return undefined
    const from = Math.min(...found.map(({ loss }) => loss.from))
    return { type: 'gap', from, to, reason: first.loss.reason, registrations: found.map((each) => each.registration) }
  }
}

function keyOf({ type, item }: Registration): string {
  return `${type} ${item}`
}

function registrationsIn(sent: ReturnType<typeof objectIn>): readonly Registration[] {
  const data = sent?.['data']
  if (!Array.isArray(data)) return []
  return data
    .filter(isObject)
    .flatMap(({ type, item }) =>
      textsOf(type).flatMap((each) => textsOf(item).map((name) => ({ type: each, item: textOf(name) }))),
    )
}

/** What clients sent, for tests and people to look at. Keys and tokens never get in. */
import { type JsonObject, objectIn, textOf } from '../text/json.ts'

/** A frame that a client sent. */
export interface ReceivedFrame {
  /** The scheduler's time, ms. */
  readonly at: number
  readonly session: number
  /** Blank when the text was no JSON object. */
  readonly trnm: string
  readonly frame: JsonObject
}

/** A REST request that a client sent. */
export interface ReceivedRequest {
  readonly at: number
  readonly apiId: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: JsonObject
}

/** Everything received. The oldest entries go when there are many; the counts stay. */
export interface Received {
  readonly frames: readonly ReceivedFrame[]
  readonly requests: readonly ReceivedRequest[]
  /** How many frames came: of one `trnm`, or in all. */
  frameCount(trnm?: string): number
  /** How many requests came: of one api-id, or in all. */
  requestCount(apiId?: string): number
  clear(): void
}

// Enough for any test; a command that runs for days must not grow.
const KEPT = 10_000
const SECRETS = new Set(['appkey', 'secretkey', 'appsecret', 'token', 'authorization'])

export class ReceivedLog implements Received {
  #frames: ReceivedFrame[] = []
  #requests: ReceivedRequest[] = []
  readonly #frameCounts = new Map<string, number>()
  readonly #requestCounts = new Map<string, number>()

  get frames(): readonly ReceivedFrame[] {
    return this.#frames
  }

  get requests(): readonly ReceivedRequest[] {
    return this.#requests
  }

  frameCount(trnm?: string): number {
    return count(this.#frameCounts, trnm)
  }

  requestCount(apiId?: string): number {
    return count(this.#requestCounts, apiId)
  }

  clear(): void {
    this.#frames = []
    this.#requests = []
    this.#frameCounts.clear()
    this.#requestCounts.clear()
  }

  frame(at: number, session: number, text: string): void {
    const frame = objectIn(text)
    const trnm = textOf(frame?.['trnm'])
    increase(this.#frameCounts, trnm)
    keep(this.#frames, { at, session, trnm, frame: masked(frame ?? {}) })
  }

  /** Keeps a request, and says its api-id. */
  request(at: number, path: string, headers: Readonly<Record<string, string>>, body: string): string {
    const apiId = headers['api-id'] || TOKEN_CALLS[path] || ''
    increase(this.#requestCounts, apiId)
    keep(this.#requests, {
      at,
      apiId,
      path,
      headers: maskedText(headers),
      body: masked(objectIn(body) ?? {}),
    })
    return apiId
  }
}

// The two token calls work without an api-id header (docs/protocol.md#token).
const TOKEN_CALLS: Readonly<Record<string, string>> = { '/oauth2/token': 'au10001', '/oauth2/revoke': 'au10002' }

function masked(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, SECRETS.has(key.toLowerCase()) ? '***' : value]),
  )
}

function maskedText(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, SECRETS.has(key) ? '***' : value]))
}

function keep<T>(entries: T[], next: T): void {
  if (entries.length >= KEPT) entries.splice(0, KEPT / 2)
  entries.push(next)
}

function count(counts: ReadonlyMap<string, number>, key: string | undefined): number {
  if (key !== undefined) return counts.get(key) ?? 0
  let total = 0
  for (const each of counts.values()) total += each
  return total
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The last REST calls, and what came of them. */
import { endpointById, fieldReporter } from '@kiwoom-rx/core'
import { catalog } from '@kiwoom-rx/core/catalog'
import { redact } from '@kiwoom-rx/core/session'
import { type CallOutcome, type CallView, LONGEST_PAGE, MOST_CALLS, MOST_PROBLEMS } from '../protocol/rest.ts'
import { jsonOf, safeText } from './json.ts'
import type { WireRecord } from './wireRecord.ts'

type Request = Extract<WireRecord, { readonly _tag: 'request' }>
type Reply = Extract<WireRecord, { readonly _tag: 'reply' }>
type Failed = Extract<WireRecord, { readonly _tag: 'failed' }>

const LONGEST_BODY = 2_000
// Rows that are decoded of a reply: a page shows no more.
const MOST_ROWS = 20

export class Calls {
  readonly #calls: Map<number, CallView>
  /** Counts the changes: an unchanged list is not sent again. */
  version = 0

  constructor(calls: ReadonlyMap<number, CallView> = new Map()) {
    this.#calls = new Map(calls)
  }

  request({ request, at, url, headers, body }: Request): void {
    const apiId = headers['api-id'] ?? apiIdOf(url)
    this.#calls.set(request, {
      request,
      apiId,
      name: nameOf(apiId),
      at,
      outcome: { _tag: 'waiting' },
      body: safeText(body, LONGEST_BODY),
      isNextPage: headers['cont-yn'] === 'Y',
    })
    for (const oldest of this.#calls.keys()) {
      if (this.#calls.size <= MOST_CALLS) break
      this.#calls.delete(oldest)
    }
    this.version += 1
  }

  reply(reply: Reply): void {
    const call = this.#calls.get(reply.request)
    if (call !== undefined) this.#end(call, outcomeOf(call, reply))
  }

  failed({ request, at, reason }: Failed): void {
    const call = this.#calls.get(request)
    if (call !== undefined) this.#end(call, { _tag: 'failed', took: Math.max(0, at - call.at), reason: redact(reason) })
  }

  copy(): Calls {
    return new Calls(this.#calls)
  }

  /** The latest first. */
  view(): readonly CallView[] {
    return [...this.#calls.values()].reverse()
  }

  #end(call: CallView, outcome: CallOutcome): void {
    this.#calls.set(call.request, { ...call, outcome })
    this.version += 1
  }
}

const NAMES: ReadonlyMap<string, string> = new Map(
  catalog.map(({ id, namespace, name }) => [id, `${namespace}.${name}`]),
)

/** An endpoint's name in the client, `''` for an api-id that the catalogue does not have. */
export function nameOf(apiId: string): string {
  return NAMES.get(apiId) ?? ''
}

/** Calls for a token carry no api-id. */
function apiIdOf(url: string): string {
  return catalog.find(({ transport, url: path }) => transport === 'oauth' && url.endsWith(path))?.id ?? ''
}

function outcomeOf({ apiId, at: sent }: CallView, { at, status, headers, body }: Reply): CallOutcome {
  const parsed = jsonIn(body)
  const took = Math.max(0, at - sent)
  const returnCode = Number(fieldOf(parsed, 'return_code') ?? Number.NaN)
  return {
    _tag: 'reply',
    took,
    status,
    returnCode: Number.isNaN(returnCode) ? null : returnCode,
    message: safeText(String(fieldOf(parsed, 'return_msg') ?? ''), LONGEST_BODY),
    hasNextPage: headers['cont-yn'] === 'Y',
    ...pageOf(apiId, parsed),
  }
}

/** What the client reads of a reply: the first rows stand for all of them. */
function pageOf(apiId: string, parsed: unknown): Pick<CallOutcome & { _tag: 'reply' }, 'rows' | 'page' | 'problems'> {
  if (typeof parsed !== 'object' || parsed === null) return { rows: null, page: null, problems: [] }
  const lists = Object.entries(parsed).filter(([, value]) => Array.isArray(value))
  const rows =
    lists.length === 0 ? null : Math.max(...lists.map(([, value]) => (Array.isArray(value) ? value.length : 0)))
  const short = Object.fromEntries(
    Object.entries(parsed).map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, MOST_ROWS) : value]),
  )
  const response = endpointById(apiId)?.response
  if (response === undefined) return { rows, page: safeText(jsonOf(short, LONGEST_PAGE), LONGEST_PAGE), problems: [] }
  const { value, problems } = response.reader.read(short)
  return {
    rows,
    page: value === undefined ? null : safeText(jsonOf(value, LONGEST_PAGE), LONGEST_PAGE),
    problems:
      problems.length === 0
        ? []
        : fieldReporter.report(response.codec.decode(short)).slice(0, MOST_PROBLEMS).map(redact),
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

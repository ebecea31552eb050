/** Condition searches (조건검색) as functions that make Observables (docs/protocol.md#conditions). */
import { map, type Observable, throwError } from 'rxjs'
import { show } from '../../codec/records/problem.ts'
import { isRecord, type WireRecord } from '../../codec/records/record.ts'
import { BadRequest } from '../../errors.ts'
import type { Outgoing, Reply } from '../../shared/call.ts'
import type { Gap } from '../../shared/gap.ts'
import { readText } from '../../shared/json.ts'
import { anyRule, choiceRule, type ShapeOf, shapeProblem } from '../../shared/optionShape.ts'
import type { ConditionEvent } from './searchEvents.ts'
import type { SearchClient } from './searchShell.ts'

/** Which condition. */
export interface ConditionParams {
  /** Its number in the list (일련번호). */
  readonly conditionNumber: string
}

/** How a realtime search is to behave. */
export interface ConditionOptions {
  /** Carry each {@link Gap} in the stream itself, before the changes that were found after it. Default: `false`. */
  readonly gaps?: boolean
}

/** The untyped functions; `Kiwoom` gives each its types. */
export interface ConditionFunctions {
  readonly list: () => Observable<WireRecord>
  readonly search: Pages
  readonly searchRealtime: (params: unknown, options?: unknown) => Observable<ConditionEvent | Gap>
}

/** An endpoint, over a way to ask. */
interface Pages {
  (params?: object, options?: object): Observable<WireRecord>
  rows(params?: object, options?: object): Observable<WireRecord>
  validate(params?: object): unknown
}

/** Makes the functions. `endpoint` makes one of an api-id: it checks parameters, decodes pages and follows them. */
export function conditionFunctions(
  client: SearchClient,
  endpoint: (id: string, query: (call: Outgoing) => Observable<Reply>) => Pages,
): ConditionFunctions {
  const list = endpoint('ka10171', () => client.ask(undefined, undefined).pipe(map(wholeReply)))
  const search = endpoint('ka10172', ({ body, nextKey }) =>
    client.ask(readText(body['seq']) ?? '', nextKey).pipe(map(pagedReply)),
  )
  const searchParams = (params: object = {}): object => ({
    serviceName: 'CNSRREQ',
    searchType: '0',
    exchange: 'K',
    ...params,
  })
  return {
    list: () => list({ serviceName: 'CNSRLST' }),
    search: Object.assign((params?: object, options?: object) => search(searchParams(params), options), {
      rows: (params?: object, options?: object) => search.rows(searchParams(params), options),
      validate: (params?: object) => search.validate(searchParams(params)),
    }),
    searchRealtime: (params, options) => {
      const given = isRecord(params) ? params['conditionNumber'] : undefined
      if (typeof given !== 'string' || given.trim() === '') {
        const message = `searchRealtime needs { conditionNumber: '4' }, a number of condition.list(), got ${show(given)}`
        return throwError(() => new BadRequest(message, { endpoint: 'ka10173' }))
      }
      const shape: ShapeOf<ConditionOptions> = { gaps: choiceRule(true, false) }
      const problem = shapeProblem('params', params, { conditionNumber: anyRule }) ?? shapeProblem('', options, shape)
      if (problem !== undefined) return throwError(() => new BadRequest(problem, { endpoint: 'ka10173' }))
      return client.listen(given.trim(), isRecord(options) && options['gaps'] === true)
    },
  }
}

function wholeReply({ return_code: _, return_msg: __, ...body }: WireRecord): Reply {
  return { body }
}

/** Paging is in the body here, with underscores, unlike that of REST. */
function pagedReply(reply: WireRecord): Reply {
  const key = readText(reply['next_key']) ?? ''
  const goesOn = readText(reply['cont_yn']) === 'Y' && key !== ''
  return { ...wholeReply(reply), ...(goesOn && { nextKey: key }) }
}

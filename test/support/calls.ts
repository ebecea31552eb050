/** Calls of every endpoint, by what the catalogue says of it. */
import type { EndpointSpec, FieldSpec, Kiwoom } from '@kiwoom-rx/core'
import { isObservable, type Observable } from 'rxjs'

/** The function that a client has for an endpoint: the catalogue says where it must be. */
export function functionOf(kiwoom: Kiwoom, { namespace, name }: EndpointSpec): unknown {
  const functions: unknown = Object.entries(kiwoom).find(([each]) => each === namespace)?.[1]
  if (typeof functions !== 'object' || functions === null) return undefined
  return Object.entries(functions).find(([each]) => each === name)?.[1]
}

/** The stream that calling it gives. */
export function streamOf(target: unknown, ...given: readonly unknown[]): Observable<unknown> {
  if (typeof target !== 'function') throw new TypeError('the client has no such function')
  const stream: unknown = Reflect.apply(target, undefined, given)
  if (!isObservable(stream)) throw new TypeError('the call gave no Observable')
  return stream
}

/** What a caller would give for the required fields. */
export function paramsOf({ request, namespace, name }: EndpointSpec): Record<string, unknown> {
  const instrument = name.startsWith('gold') ? 'M04020000' : (INSTRUMENTS[namespace] ?? '005930')
  const example = ({ key, kind, codes }: FieldSpec): unknown => {
    if (codes) return Object.keys(codes)[0]
    if (key in CODES) return CODES[key]
    return kind === 'stock' ? instrument : VALUES[kind]
  }
  return Object.fromEntries(request.fields.filter(({ required }) => required).map((each) => [each.name, example(each)]))
}

const INSTRUMENTS: Readonly<Record<string, string>> = { etf: '069500', elw: '57JBHH', sector: '001' }
const CODES: Readonly<Record<string, string>> = {
  inds_cd: '001',
  mmcm_cd: '001',
  isscomp_cd: '000000000000',
  lpcd: '000000000000',
  bsis_aset_cd: '000000000000',
  thema_grp_cd: '100',
}
const VALUES: Readonly<Record<string, unknown>> = {
  price: 60_000,
  number: 1,
  rate: 20,
  date: '2026-11-20',
  time: '10:00:00',
  id: '1',
  text: 'KRW',
  code: '1',
  flag: '1',
}

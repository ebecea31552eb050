/** Finds an endpoint by its name or api-id. */
import { catalog, type EndpointSpec } from '@kiwoom-rx/core'
import { UsageError } from '../usage/usageError.ts'

/** The endpoint that a command line names: `chart.stockDay`, `ka10081`, a realtime type `0B`. */
export function endpointNamed(given: string): EndpointSpec {
  const found = lookUp(given)
  if (found !== undefined) return found
  const names = catalog.flatMap((spec) => [nameOf(spec), spec.id])
  throw new UsageError('usage.endpoint', { given }, { near: { given, names } })
}

/**
 * The same without an error. The case of realtime types matters (`0G`, `0g`), that of others does not, and the charts
 * of a period may be named by it: `chart.stockDay`.
 */
export function lookUp(given: string): EndpointSpec | undefined {
  const exact = catalog.find((spec) => spec.id === given || nameOf(spec) === given)
  if (exact !== undefined) return exact
  const wanted = given
    .toLowerCase()
    .replace(/^chart\.(.+(?:da|week|month|year))y?$/, (_, period: string) => `chart.${adverb(period)}`)
  return catalog.find((spec) => nameOf(spec).toLowerCase() === wanted || (spec.id.length > 2 && spec.id === wanted))
}

function adverb(period: string): string {
  return period.endsWith('da') ? `${period}ily` : `${period}ly`
}

export function nameOf({ namespace, name }: EndpointSpec): string {
  return `${namespace}.${name}`
}

/** The list of a reply, whose rows `kiwoom rows` prints. */
export function listOf(spec: EndpointSpec): EndpointSpec['response']['fields'][number] | undefined {
  return spec.response.fields.find(({ kind }) => kind === 'list')
}

/** Whether a call places, modifies or cancels. */
export function isOrder({ namespace }: EndpointSpec): boolean {
  return namespace === 'order' || namespace === 'creditOrder' || namespace === 'goldOrder'
}

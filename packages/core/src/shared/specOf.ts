import type { EndpointSpec } from '../codec/endpoints/endpointSpec.ts'
import { catalog } from '../codec/endpoints/spec.ts'

/** The catalogue's declaration of an endpoint that the client itself uses. */
export function specOf(id: string): EndpointSpec {
  const spec = catalog.find((each) => each.id === id)
  if (spec === undefined) throw new RangeError(`${id} is not in the catalogue`)
  return spec
}

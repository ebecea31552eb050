/** The token's endpoints: every client needs them, also one without the rest of the catalogue. */
import * as auth from '../../catalog/auth.ts'
import { type EndpointSpec, specsOf } from './endpointSpec.ts'

/** The declaration of a token endpoint, by its id. */
export function authSpec(id: 'au10001' | 'au10002'): EndpointSpec {
  const spec = specsOf('auth', auth).find((each) => each.id === id)
  if (spec === undefined) throw new RangeError(`${id} is not in the catalogue`)
  return spec
}

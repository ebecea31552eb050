import type { EndpointSpec } from '@kiwoom-rx/core'
import { nameOf } from '../endpoint/find.ts'
import { UsageError } from '../usage/usageError.ts'

/** Where a call that is not REST is to be made instead. A token is never printed: the doctor asks for one. */
export function notRest(spec: EndpointSpec): UsageError {
  const command = spec.namespace === 'realtime' ? 'watch' : spec.namespace === 'condition' ? 'conditions' : 'doctor'
  return new UsageError('usage.notRest', { endpoint: nameOf(spec), command })
}

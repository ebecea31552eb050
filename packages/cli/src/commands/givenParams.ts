/** The parameters of a command line: options by name or wire key, and `NAME=VALUE`. */
import type { EndpointSpec } from '@kiwoom-rx/core'
import type { Context } from '../context/context.ts'
import { type GivenParameter, paramsOf } from '../endpoint/params.ts'
import { UsageError } from '../usage/usageError.ts'

export function givenParams(
  { parameters }: Pick<Context, 'parameters'>,
  spec: EndpointSpec,
  pairs: readonly string[],
  command: string,
): Readonly<Record<string, unknown>> {
  const asOptions = [...parameters].map(([name, texts]): GivenParameter => ({ name, texts }))
  const asPairs = pairs.map((pair): GivenParameter => {
    const at = pair.indexOf('=')
    if (at <= 0) throw new UsageError('usage.pair', { given: pair })
    return { name: pair.slice(0, at), texts: [pair.slice(at + 1)] }
  })
  return paramsOf(spec, [...asOptions, ...asPairs], command)
}

/** io-ts errors as lines for people. */

import type * as t from 'io-ts'
import type { Reporter } from 'io-ts/lib/Reporter.js'
import { isRight } from './either.ts'
import { show } from './problem.ts'

/**
 * Says what a codec of the catalogue could not read, a line for each field: endpoint, path, Korean label and wire key,
 * what was expected and what was there. Keys, tokens and account numbers are hidden.
 *
 * It also reads the errors of codecs that are composed of ours and others.
 *
 * @example
 * ```ts
 * import { endpointById, fieldReporter } from '@kiwoom-rx/core'
 *
 * const { codec } = endpointById('ka10001').response
 * const lines = fieldReporter.report(codec.decode({ cur_prc: 'soon' }))
 * // ka10001 response: price (현재가 · cur_prc): expected a price, such as 61300 or '-61300', got 'soon'
 * console.log(lines.join('\n'))
 * ```
 */
export const fieldReporter: Reporter<readonly string[]> = {
  report: (validation) => (isRight(validation) ? [] : validation.left.map(line)),
}

function line({ context, message, value }: t.ValidationError): string {
  const last = context[context.length - 1]
  const outer = pathOf(context.slice(0, -1))
  if (message !== undefined) {
    // The message of our own codecs begins with the path below the codec itself.
    const owner = context[context.length - 2]?.type.name ?? last?.type.name ?? 'codec'
    return `${owner}: ${outer === '' ? '' : `${outer}.`}${message}`
  }
  return `${context[0]?.type.name ?? 'codec'}: ${pathOf(context)}: expected ${last?.type.name ?? 'something else'}, got ${show(value)}`
}

function pathOf(context: t.Context): string {
  return context
    .map(({ key }) => key)
    .filter((key) => key !== '')
    .join('.')
}

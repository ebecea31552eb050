/** What `--type` names: realtime types that are registered by code. */
import { catalog, type EndpointSpec } from '@kiwoom-rx/core'
import { UsageError } from '../usage/usageError.ts'

const WATCHABLE: readonly EndpointSpec[] = catalog.filter(
  ({ namespace, items }) => namespace === 'realtime' && items !== 'none',
)

/** Shorter names, as in the examples. */
const SHORT: Readonly<Record<string, string>> = { book: 'orderBook', quote: 'bestQuote' }

/** The types of a list such as `trade,book` or `0B,0D`, each once. */
export function typesNamed(list: string): readonly EndpointSpec[] {
  const given = list.split(',').map((each) => each.trim())
  return [...new Set(given.filter((each) => each !== '').map(typeNamed))]
}

function typeNamed(given: string): EndpointSpec {
  const name = SHORT[given] ?? given
  const found = WATCHABLE.find((spec) => spec.id === name || spec.name === name)
  if (found !== undefined) return found
  const choices = WATCHABLE.map((spec) => spec.name)
  const near = { given, names: [...choices, ...Object.keys(SHORT)] }
  throw new UsageError('usage.realtimeType', { given, choices: choices.join(', ') }, { near })
}

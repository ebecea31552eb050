/** Any endpoint that has no model yet: typed text of the right kind, the same again for the same request. */
import type { FieldSpec } from '@kiwoom-rx/core/catalog'
import type { Instrument } from '../../market/instrument.ts'
import type { Market } from '../../market/market.ts'
import { type Random, random, seedOf } from '../../random.ts'
import { type Answer, ok } from '../envelope.ts'
import type { Query } from '../query.ts'
import type { Rules } from '../rules.ts'
import { pageSizeOf } from './pageSize.ts'
import { type Place, wireText } from './wireText.ts'

// Enough for the paged ones to go on twice.
const PAGES = 3

export function genericReply(query: Query, market: Market, rules: Rules): Answer {
  const { spec, body } = query
  const seed = seedOf(market.seed, spec.id, JSON.stringify(body))
  const asked = body['stk_cd']
  const known = asked === undefined ? undefined : market.instrument(bare(asked))
  const isEmpty = query.isPointless || (asked !== undefined && asked !== '' && known === undefined)
  const size = rules.pageSize ?? pageSizeOf(spec.id)
  const total = spec.paged ? size * (PAGES - 1) + random(seed).int(1, size) : random(seed).int(1, 5)
  const from = Number(query.cursor ?? 0)
  const to = isEmpty ? from : Math.min(total, from + size)
  const place = (index: number, draw: Random): Place => ({
    index,
    draw,
    market,
    body,
    instrument: known ?? at(market, index),
  })
  const record = (fields: readonly FieldSpec[], index: number): Readonly<Record<string, unknown>> => {
    const draw = random(seedOf(seed, index))
    return Object.fromEntries(fields.map((field) => [field.key, wireValue(field, place(index, draw))]))
  }
  const wireValue = (field: FieldSpec, where: Place): unknown => {
    switch (field.kind) {
      case 'list':
        return Array.from({ length: to - from }, (_, row) => record(field.fields ?? [], from + row + 1))
      case 'texts':
        return isEmpty ? [] : [wireText(field, where)]
      default:
        return isEmpty ? (body[field.key] ?? '') : wireText(field, where)
    }
  }
  const answer = Object.fromEntries(
    spec.response.fields.map((field) => [field.key, wireValue(field, place(0, random(seedOf(seed, field.key))))]),
  )
  return ok(answer, spec.paged && to < total && !isEmpty ? query.keyAfter(`${to}`) : undefined)
}

// Six characters; a leading A and a venue suffix do not count.
function bare(code: string): string {
  return code.replace(/^A(?=.{6})/, '').slice(0, 6)
}

function at({ instruments }: Market, index: number): Instrument | undefined {
  return instruments[index % instruments.length]
}

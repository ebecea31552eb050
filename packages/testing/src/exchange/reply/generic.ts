/** Any endpoint that has no model yet: typed text of the right kind, the same again for the same request. */

import type { FieldSpec } from '@kiwoom-rx/core/catalog'
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { Market } from '../../market/market.ts'
import { type Random, random, seedOf } from '../../random.ts'
import { type Answer, ok } from '../request/envelope.ts'
import type { Query } from '../request/query.ts'
import type { Rules } from '../rules/rules.ts'
import { pointsText } from '../text/format.ts'
import { instrumentCode } from '../text/instrumentCode.ts'
import { changeFacts, type Facts, factsOf, fullFactsOf, known } from './facts.ts'
import { pageSizeOf } from './pageSize.ts'
import { inRankOrder, isRanked } from './rankOrder.ts'
import type { Question } from './reply.ts'
import { isOf } from './stock/ranking.ts'
import { type Place, wireText } from './wireText.ts'

// Enough for the paged ones to go on twice.
const PAGES = 3

export function genericReply({ query, market, rules }: Question): Answer {
  const { spec, body } = query
  const seed = seedOf(market.seed, spec.id, JSON.stringify(body))
  const asked = askedFor(body, market)
  const listed = isRanked(spec)
    ? market.instruments.filter(({ listing }) => isOf(listing.market, body['mrkt_tp']))
    : market.instruments
  const size = rules.pageSize ?? pageSizeOf(spec.id)
  const total = totalOf(query, asked, size, seed, rules, listed.length)
  const from = Number(query.cursor ?? 0)
  const to = Math.min(total, from + size)
  const present = (instrument: Instrument): Facts =>
    DESCRIPTIONS.has(spec.id) ? fullFactsOf(instrument) : factsOf(instrument)
  const record = (fields: readonly FieldSpec[], index: number): Readonly<Record<string, unknown>> => {
    const instrument = asked === undefined ? listed[index % listed.length] : atRow(asked, index)
    const isBlank = query.isPointless || instrument === undefined
    const draw = random(seedOf(seed, index))
    const texts = Object.fromEntries(
      fields.map((field) => [field.key, wireValue(field, { index, draw, market, body, instrument }, isBlank)]),
    )
    if (isBlank) return texts
    // A record that names its stock speaks of the present; another one (a row of a series) agrees with its own price.
    const isPresent = fields.some(({ key }) => key === 'stk_cd')
    return {
      ...texts,
      ...known(isPresent ? present(instrument) : change(texts['cur_prc'] ?? texts['close_pric'], instrument), fields),
    }
  }
  // A stock stands in a ranking once; what is ranked within one stock (its brokers) goes on for a page.
  const ranking = (fields: readonly FieldSpec[]): readonly Readonly<Record<string, unknown>>[] => {
    const rows = Array.from({ length: total }, (_, row) => record(fields, row + 1))
    return inRankOrder(spec, body, rows)
  }
  const wireValue = (field: FieldSpec, place: Place, isBlank: boolean): unknown => {
    switch (field.kind) {
      case 'list':
        if (isRanked(spec)) return ranking(field.fields ?? []).slice(from, to)
        return Array.from({ length: to - from }, (_, row) => record(field.fields ?? [], from + row + 1))
      case 'texts':
        return isBlank ? [] : [wireText(field, place)]
      default:
        if (isBlank) return blank(field, place)
        return field.key === 'kospi200' ? indexText(field, place) : wireText(field, place)
    }
  }
  return ok(record(spec.response.fields, 0), spec.paged && to < total ? query.keyAfter(`${to}`) : undefined)
}

// The index that futures stand on: now, and nearby in what came before.
function indexText({ scale }: FieldSpec, { index, market, draw }: Place): string {
  const kospi200 = market.indices.find(({ code }) => code === '201')
  if (kospi200 === undefined) return ''
  const { last, previousClose } = kospi200
  const text = pointsText(index <= 1 ? last : last * (1 + draw.bell() * 0.002), previousClose)
  return scale === undefined ? text : text.replace('.', '')
}

const DESCRIPTIONS = new Set(['ka10001', 'ka10095'])

function change(price: unknown, instrument: Instrument): Facts {
  const value = Math.abs(Number(price))
  return typeof price === 'string' && value > 0 ? changeFacts(value, instrument) : {}
}

/** The instruments that a request names, unknown ones included; undefined when it names none. */
type Asked = readonly (Instrument | undefined)[] | undefined

// Several codes are joined by a bar (ka10095).
function askedFor(body: Readonly<Record<string, string>>, market: Market): Asked {
  const codes = body['stk_cd'] ?? ''
  return codes === '' ? undefined : codes.split('|').map((code) => market.quoted(code) ?? market.instrument(bare(code)))
}

// Row 0 is the reply itself.
function atRow(asked: readonly (Instrument | undefined)[], index: number): Instrument | undefined {
  return asked.length === 1 || index === 0 ? asked[0] : asked[index - 1]
}

function totalOf(
  { spec, isPointless }: Query,
  asked: Asked,
  size: number,
  seed: number,
  rules: Rules,
  instruments: number,
): number {
  if (isPointless) return 0
  if (asked !== undefined && asked.length > 1) return asked.length
  if (asked === undefined && isRanked(spec)) return instruments
  if (asked !== undefined && asked[0] === undefined) return rules.unknownStock === 'blankRow' ? 1 : 0
  const draw: Random = random(seed)
  return spec.paged ? size * (PAGES - 1) + draw.int(1, size) : draw.int(1, 5)
}

function blank({ key }: FieldSpec, { index, body }: Place): string {
  return index === 0 ? (body[key] ?? '') : ''
}

// Six characters; a leading letter and a venue suffix do not count.
function bare(code: string): string {
  return instrumentCode(code).slice(0, 6)
}

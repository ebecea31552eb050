/** The volatility interruption (VI, 변동성완화장치): what sets it off, and for how long. */
import type { Random } from '../../random.ts'
import type { Listing } from '../listing/listings.ts'

/** `정적`, `동적`, `동적+정적`. */
export type ViKind = 'static' | 'dynamic' | 'both'

/** The price that would have been traded, and what it is too far from. */
export interface ViTrigger {
  readonly kind: ViKind
  readonly price: number
  /** Of the static kind: the price of the latest auction. */
  readonly reference: number
  /** Of the dynamic kind: the last trade before the order that would have traded. */
  readonly dynamicReference: number
}

/** One interruption of one instrument. */
export interface Vi {
  readonly kind: ViKind
  readonly trigger: number
  readonly reference: number
  readonly dynamicReference: number
  readonly direction: 'up' | 'down'
  readonly startedAt: number
  /** When the auction ends: planned until then, real afterwards. */
  readonly endsAt: number
  /** How many today, this one included. */
  readonly count: number
}

// docs/protocol.md#vi: ±10 % of the reference; then a call auction of two minutes and, on the KRX, a random end of up
// to 30 s.
const STATIC_PERCENT = 10
const AUCTION = 120_000
const RANDOM_END = 30_000

// docs/protocol.md#vi: members of the KOSPI 200 and broad funds; all other stocks.
const DYNAMIC_PERCENT = {
  continuous: { large: 3, other: 6 },
  'closing auction': { large: 2, other: 4 },
  'single price': { large: 3, other: 6 },
} as const

/** The sessions in which the dynamic kind is measured. */
export type DynamicSession = keyof typeof DYNAMIC_PERCENT

/** How far a price may be from the last trade, in percent; undefined for gold, which has no dynamic interruption. */
export function dynamicPercent({ kind, isKospi200 }: Listing, session: DynamicSession): number | undefined {
  if (kind === 'gold') return undefined
  return DYNAMIC_PERCENT[session][isKospi200 || kind === 'etf' ? 'large' : 'other']
}

/** Whether a trade at this price is as far from a reference as that. Whole numbers only: 4,125 on 3,750 is exactly 10 %. */
export function isBeyond(price: number, reference: number, percent: number): boolean {
  return Math.abs(price - reference) * 100 >= reference * percent
}

/** What a trade at this price would set off; without a dynamic percentage only the static kind counts. */
export function triggerOf(
  price: number,
  reference: number,
  dynamicReference: number,
  percent: number | undefined,
): ViTrigger | undefined {
  const isStatic = isBeyond(price, reference, STATIC_PERCENT)
  const isDynamic = percent !== undefined && isBeyond(price, dynamicReference, percent)
  if (!isStatic && !isDynamic) return undefined
  const kind = isStatic && isDynamic ? 'both' : isStatic ? 'static' : 'dynamic'
  return { kind, price, reference, dynamicReference }
}

/** When an interruption of the KRX that starts now ends; the session ends by `latest` at any rate. */
export function krxViEnd(at: number, latest: number, random: Random): number {
  return Math.min(latest, at + AUCTION + random.int(0, RANDOM_END))
}

/** The same of the NXT: two minutes exactly. */
export function nxtViEnd(at: number, latest: number): number {
  return Math.min(latest, at + AUCTION)
}

/** An interruption that starts now. */
export function startVi(trigger: ViTrigger, startedAt: number, endsAt: number, count: number): Vi {
  const { kind, price, reference, dynamicReference } = trigger
  const from = kind === 'dynamic' ? dynamicReference : reference
  const direction = price > from ? 'up' : 'down'
  return { kind, trigger: price, reference, dynamicReference, direction, startedAt, endsAt, count }
}

/** One lane an item, and one for those for which a page has no room. */
import type { Message } from '../diagram/timeline.ts'
import { itemOf, stockNameOf } from './eventText.ts'

/** A value and its instant, ms since the subscription. */
export interface Moment {
  readonly at: number
  readonly value: unknown
}

export interface Lane {
  readonly title: string
  /** The lane holds several items: each label names its own. */
  readonly isShared: boolean
  readonly moments: readonly (Moment & { readonly lane: string })[]
}

export interface LaneOptions {
  readonly lane: (value: unknown) => string
  readonly names: Readonly<Record<string, string>>
  /** How many lanes have room. */
  readonly most: number
}

/** A gap (끊김) between events: a band over its lanes instead of a marble. */
export interface GapValue {
  readonly from: number
  readonly to: number
  readonly reason: string
  /** The items that may have missed events; without any, all. */
  readonly items: readonly string[]
}

/** Splits values into lanes, in the order in which these begin; the busiest ones when there is room for a part only. */
export function lanesOf(moments: readonly Moment[], { lane, names, most }: LaneOptions): readonly Lane[] {
  const own = new Map<string, (Moment & { lane: string })[]>()
  const found = new Map<string, string>()
  for (const moment of moments) {
    const key = lane(moment.value)
    const list = own.get(key) ?? []
    if (list.length === 0) own.set(key, list)
    list.push({ ...moment, lane: key })
    const name = stockNameOf(moment.value)
    if (name !== undefined && itemOf(moment.value) === key) found.set(key, name)
  }
  const titleOf = (key: string): string =>
    [names[key] ?? found.get(key) ?? '', key].filter((part) => part !== '').join(' ')
  const all = [...own].map(([key, list]): Lane => ({ title: titleOf(key), isShared: false, moments: list }))
  if (all.length <= most) return all
  const busiest = new Set([...all].sort((one, other) => other.moments.length - one.moments.length).slice(0, most - 1))
  const others = all.filter((each) => !busiest.has(each))
  const rest = others.flatMap((each) => each.moments).sort((one, other) => one.at - other.at)
  const shared: Lane = { title: `${others.length} more`, isShared: true, moments: rest }
  return [...all.filter((each) => busiest.has(each)), shared]
}

/** The gap that a value is. */
export function gapOf(value: unknown): GapValue | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'gap') return undefined
  if (!('from' in value) || !('to' in value)) return undefined
  const { from, to } = value
  if (typeof from !== 'number' || typeof to !== 'number' || !Number.isFinite(from) || !Number.isFinite(to)) {
    return undefined
  }
  const reason = 'reason' in value && typeof value.reason === 'string' ? value.reason : ''
  const registrations: readonly unknown[] =
    'registrations' in value && Array.isArray(value.registrations) ? value.registrations : []
  const items = registrations.flatMap((each) =>
    typeof each === 'object' && each !== null && 'item' in each && typeof each.item === 'string' ? [each.item] : [],
  )
  return { from, to, reason, items }
}

/** What a recording holds, by kind. */
export function sorted(
  messages: readonly Message[],
  column: number,
): {
  readonly moments: readonly Moment[]
  readonly gaps: readonly GapValue[]
  readonly end: { readonly at: number; readonly error?: unknown; readonly kind: 'complete' | 'error' } | undefined
} {
  const moments: Moment[] = []
  const gaps: GapValue[] = []
  for (const { frame, notification } of messages) {
    if (notification.kind !== 'N') continue
    const gap = gapOf(notification.value)
    if (gap === undefined) moments.push({ at: frame * column, value: notification.value })
    else gaps.push(gap)
  }
  const last = messages.at(-1)
  if (last === undefined || last.notification.kind === 'N') return { moments, gaps, end: undefined }
  const at = last.frame * column
  const { notification } = last
  return {
    moments,
    gaps,
    end: notification.kind === 'C' ? { at, kind: 'complete' } : { at, kind: 'error', error: notification.error },
  }
}

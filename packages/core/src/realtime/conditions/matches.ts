/** The set of stocks that meet a condition, and the hits that change it. */
import { isRecord, type WireRecord } from '../../codec/records/record.ts'
import { withoutLetter } from '../../codec/values/stockCode.ts'
import { readText } from '../../shared/json.ts'
import type { ConditionNumber, Hit, Search, SearchEffect } from './searchState.ts'

type Sets = readonly [Search, readonly SearchEffect[]]

/** What the reply to a realtime search contains. */
export interface SetRows {
  readonly stockCodes: readonly string[]
  /** Rows without a code that can be read: each may be any stock. */
  readonly unreadable: number
}

/**
 * The stocks in the reply to a realtime search: `jmcode`, with a leading letter. Without a match `data` may be missing.
 */
export function rowsIn(body: WireRecord): SetRows {
  const data = body['data'] ?? ''
  if (!Array.isArray(data)) return { stockCodes: [], unreadable: data === '' ? 0 : 1 }
  const codes = data.map((row) => (isRecord(row) ? withoutLetter(readText(row['jmcode']) ?? '') : ''))
  const readable = codes.filter((code) => code !== '')
  return { stockCodes: [...new Set(readable)], unreadable: codes.length - readable.length }
}

/** The set came: the first one is emitted; of one after a loss the gap, and what changed meanwhile. */
export function onSet(
  conditionNumber: ConditionNumber,
  search: Search,
  { stockCodes, unreadable }: SetRows,
  receivedAt: number,
): Sets {
  // A row that cannot be read may be any stock of the set, so none of them is known to have left.
  const members = new Set([...stockCodes, ...(unreadable > 0 ? (search.members ?? []) : [])])
  const running: Search = {
    ...search,
    isRunning: true,
    mayRun: false,
    unanswered: 0,
    members,
    early: [],
    lost: undefined,
  }
  const first: readonly SearchEffect[] =
    search.members === undefined
      ? [{ _tag: 'set', conditionNumber, stockCodes }]
      : restored(conditionNumber, search, search.members, members, receivedAt)
  let step: Sets = [running, [...unreadableRows(conditionNumber, unreadable), ...first]]
  for (const hit of search.early) {
    const [after, effects] = onHit(conditionNumber, step[0], hit)
    step = [after, [...step[1], ...effects]]
  }
  return step
}

function unreadableRows(conditionNumber: ConditionNumber, unreadable: number): readonly SearchEffect[] {
  if (unreadable === 0) return []
  const stage = 'rows of a condition set without a stock code'
  const text = `condition ${conditionNumber}: ${unreadable}`
  return [{ _tag: 'report', diagnostic: { _tag: 'UnknownFrame', stage, text } }]
}

/** A hit: once the set is known, one that does not change it is ignored. */
export function onHit(conditionNumber: ConditionNumber, search: Search, hit: Hit): Sets {
  const { members } = search
  if (!search.isRunning || members === undefined) return [{ ...search, early: [...search.early, hit] }, []]
  if (members.has(hit.stockCode) === (hit.action === 'enter')) return [search, []]
  const after = new Set(members)
  if (hit.action === 'enter') after.add(hit.stockCode)
  else after.delete(hit.stockCode)
  return [{ ...search, members: after }, [{ _tag: 'hit', conditionNumber, hit, isRestored: false }]]
}

function restored(
  conditionNumber: ConditionNumber,
  { lost }: Search,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  receivedAt: number,
): readonly SearchEffect[] {
  const change = (action: Hit['action'], stockCode: string): SearchEffect => {
    const hit: Hit = { action, stockCode, receivedAt, timestamp: null }
    return { _tag: 'hit', conditionNumber, hit, isRestored: true }
  }
  return [
    ...(lost === undefined ? [] : [{ _tag: 'gap', conditionNumber, loss: lost } as const]),
    ...[...before].filter((code) => !after.has(code)).map((code) => change('leave', code)),
    ...[...after].filter((code) => !before.has(code)).map((code) => change('enter', code)),
  ]
}

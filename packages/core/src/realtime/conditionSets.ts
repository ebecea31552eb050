/** The set of stocks that meet a condition, and the changes that keep it true. */
import { isRecord, type WireRecord } from '../codec/record.ts'
import { withoutLetter } from '../codec/stockCode.ts'
import type { ConditionNumber, ConditionsEffect, Hit, Search } from './conditionState.ts'
import { readText } from './frameText.ts'

type Sets = readonly [Search, readonly ConditionsEffect[]]

/** The stocks in the reply to a realtime search: `jmcode`, with a leading letter. */
export function stockCodesIn(body: WireRecord): readonly string[] {
  const rows = body['data']
  if (!Array.isArray(rows)) return []
  const codes = rows.filter(isRecord).map((row) => withoutLetter(readText(row['jmcode']) ?? ''))
  return [...new Set(codes)].filter((code) => code !== '')
}

/** The set came: the first one as such; one after a loss as the gap and what changed meanwhile. */
export function onSet(
  conditionNumber: ConditionNumber,
  search: Search,
  stockCodes: readonly string[],
  receivedAt: number,
): Sets {
  const members = new Set(stockCodes)
  const running: Search = {
    ...search,
    isRunning: true,
    isDoubtful: false,
    unanswered: 0,
    members,
    early: [],
    lost: undefined,
  }
  const first: readonly ConditionsEffect[] =
    search.members === undefined
      ? [{ _tag: 'set', conditionNumber, stockCodes }]
      : restored(conditionNumber, search, search.members, members, receivedAt)
  let step: Sets = [running, first]
  for (const hit of search.early) {
    const [after, effects] = onHit(conditionNumber, step[0], hit)
    step = [after, [...step[1], ...effects]]
  }
  return step
}

/** A hit: once the set is known, only what changes it is one. */
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
): readonly ConditionsEffect[] {
  const change = (action: Hit['action'], stockCode: string): ConditionsEffect => {
    const hit: Hit = { action, stockCode, receivedAt, timestamp: null }
    return { _tag: 'hit', conditionNumber, hit, isRestored: true }
  }
  return [
    ...(lost === undefined ? [] : [{ _tag: 'gap', conditionNumber, loss: lost } as const]),
    ...[...before].filter((code) => !after.has(code)).map((code) => change('leave', code)),
    ...[...after].filter((code) => !before.has(code)).map((code) => change('enter', code)),
  ]
}

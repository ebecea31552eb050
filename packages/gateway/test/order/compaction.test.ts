/** The order log while it is made smaller: a crash at any step and any byte loses no order that a retry may ask for. */
import fc from 'fast-check'
import { from, lastValueFrom } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { orderStoreIn } from '../../src/order/fileOrderStore.ts'
import { linesOf, logged, noOrders, type OrderLog, withoutOld } from '../../src/order/orderLog.ts'
import type { OrderLine } from '../../src/order/orderRecord.ts'
import { random } from '../model/random.ts'
import { Crash, CrashingFiles } from './crashingFiles.ts'

const PATH = '/folder/orders.jsonl'
const KEPT = 3

type Action =
  | { readonly _tag: 'send'; readonly id: number }
  | { readonly _tag: 'settle'; readonly id: number; readonly isKnown: boolean }
  | { readonly _tag: 'compact' }

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ _tag: fc.constant('send' as const), id: fc.nat(6) }) },
  { weight: 4, arbitrary: fc.record({ _tag: fc.constant('settle' as const), id: fc.nat(6), isKnown: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ _tag: fc.constant('compact' as const) }) },
)

function lineOf(act: Exclude<Action, { _tag: 'compact' }>, at: number): OrderLine {
  const of = { client: 'a', id: `mine-${act.id}`, at }
  if (act._tag === 'send') return { _tag: 'sending', ...of, session: 0, apiId: 'k', path: '/', body: {}, highest: 0 }
  return {
    _tag: 'settled',
    ...of,
    outcome: act.isKnown ? 'accepted' : 'unknown',
    answer: { status: 200, headers: {}, body: `${at}` },
  }
}

interface Ran {
  /** What the log holds of the lines that were acknowledged. */
  readonly known: OrderLog
  /** The line that was being written at the crash. */
  readonly inFlight: OrderLine | undefined
  readonly files: CrashingFiles
  readonly now: number
}

/** Carries the actions out until the crash: at one a day, so that there is something to forget. */
async function run(actions: readonly Action[], left: number): Promise<Ran> {
  const files = new CrashingFiles(left)
  const store = orderStoreIn(files, PATH)
  let known = noOrders
  let now = 0
  for (const act of actions) {
    now += 1
    const line = act._tag === 'compact' ? undefined : lineOf(act, now)
    // As the desk does: an id is sent once, and settled when it was sent.
    const has = line !== undefined && known.has(JSON.stringify([line.client, line.id]))
    if (line !== undefined && has === (line._tag === 'sending')) continue
    try {
      if (line === undefined) {
        known = withoutOld(known, now - KEPT)
        await lastValueFrom(from(store.compact?.(linesOf(known)) ?? []), { defaultValue: undefined })
      } else {
        await lastValueFrom(from(store.append(line)), { defaultValue: undefined })
        known = logged(known, line)
      }
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      return { known, inFlight: line, files, now }
    }
  }
  return { known, inFlight: undefined, files, now }
}

async function expectSafe({ known, inFlight, files, now }: Ran, seed: number): Promise<void> {
  const survivor = files.survivor(random(seed).below)
  const lines = await lastValueFrom(from(orderStoreIn(survivor, PATH).load()))
  const read = withoutOld(lines.reduce(logged, noOrders), now - KEPT)
  const expected = withoutOld(known, now - KEPT)
  const withLast = withoutOld(inFlight === undefined ? known : logged(known, inFlight), now - KEPT)
  // Every acknowledged line, and the one under way completely or not at all.
  expect([sorted(expected), sorted(withLast)]).toContain(sorted(read))
  // What follows is added behind it as if nothing had been.
  const again = orderStoreIn(survivor, PATH)
  await lastValueFrom(from(again.load()))
  const next = lineOf({ _tag: 'send', id: 99 }, now)
  await lastValueFrom(from(again.append(next)), { defaultValue: undefined })
  expect((await lastValueFrom(from(orderStoreIn(survivor, PATH).load()))).at(-1)).toEqual(next)
}

/** The lines of a log, order by order: a log that was read again may have its orders in another sequence. */
function sorted(log: OrderLog): string {
  return JSON.stringify(linesOf(new Map([...log].sort(([one], [other]) => (one < other ? -1 : 1)))))
}

describe('the order log', () => {
  it('loses nothing that it has acknowledged, whatever a crash meets and wherever', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { maxLength: 30 }),
        fc.nat(20_000),
        fc.integer(),
        async (actions, left, seed) => {
          await expectSafe(await run(actions, left), seed)
        },
      ),
      runs(300, 20_000),
    )
  })

  it('loses nothing at any step or byte of a day with two compactions', async () => {
    const ids = [0, 1, 2, 3]
    const day: readonly Action[] = [
      ...ids.flatMap((id): Action[] => [
        { _tag: 'send', id },
        { _tag: 'settle', id, isKnown: id !== 1 },
      ]),
      { _tag: 'compact' },
      { _tag: 'send', id: 4 },
      { _tag: 'compact' },
      { _tag: 'settle', id: 4, isKnown: true },
    ]
    const { files } = await run(day, Number.POSITIVE_INFINITY)
    expect(files.spent).toBeGreaterThan(1_000)
    for (let left = 0; left <= files.spent; left++) await expectSafe(await run(day, left), left)
  })

  it('becomes smaller, and keeps what is young or without an outcome', async () => {
    const files = new CrashingFiles(Number.POSITIVE_INFINITY)
    const store = orderStoreIn(files, PATH)
    const lines = [0, 1, 2].flatMap((id) => [
      lineOf({ _tag: 'send', id }, id),
      lineOf({ _tag: 'settle', id, isKnown: id !== 0 }, id),
    ])
    for (const line of lines) await lastValueFrom(from(store.append(line)), { defaultValue: undefined })
    const kept = linesOf(withoutOld(lines.reduce(logged, noOrders), 2))
    await lastValueFrom(from(store.compact?.(kept) ?? []), { defaultValue: undefined })
    expect((await lastValueFrom(from(orderStoreIn(files, PATH).load()))).map(({ id }) => id)).toEqual([
      'mine-0',
      'mine-0',
      'mine-2',
      'mine-2',
    ])
  })
})

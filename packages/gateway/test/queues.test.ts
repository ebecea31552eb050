/** The queue of a slow client, and the turns of several. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../test/support/runs.ts'
import { ClientQueue } from '../src/client/clientQueue.ts'
import { ask, type FairQueue, next, noOneWaits, withdraw } from '../src/rest/fairQueue.ts'

describe('the queue of a slow client', () => {
  it('keeps every message that is never left out in order, and of the others the newest with its count', () => {
    const message = fc.oneof(
      fc.record({ _tag: fc.constant('keep' as const) }),
      fc.record({ _tag: fc.constant('replace' as const), slot: fc.constantFrom('0D1', '0D2') }),
      fc.record({ _tag: fc.constant('next' as const) }),
    )
    fc.assert(
      fc.property(fc.array(message, { maxLength: 60 }), (steps) => {
        const queue = new ClientQueue({ messages: 12, bytes: 1_000 })
        const model: { text: string; slot: string | undefined; replaced: number }[] = []
        steps.forEach((each, index) => {
          const text = `m${index}`
          if (each._tag === 'next') {
            const due = queue.next()
            const first = model.shift()
            expect(due === undefined ? undefined : [due.message.bytes, due.replaced]).toEqual(
              first === undefined ? undefined : [first.text, first.replaced],
            )
            return
          }
          const slot = each._tag === 'keep' ? undefined : each.slot
          const at = slot === undefined ? -1 : model.findIndex((one) => one.slot === slot)
          const isTaken = queue.add({ bytes: text, replaces: slot })
          expect(isTaken).toBe(at >= 0 || model.length < 12)
          if (!isTaken) return
          const [before] = at < 0 ? [] : model.splice(at, 1)
          model.push({ text, slot, replaced: before === undefined ? 0 : before.replaced + 1 })
        })
        expect(queue.size).toBe(model.length)
        expect(queue.bytes).toBe(model.reduce((sum, { text }) => sum + text.length, 0))
      }),
      runs(300, 20_000),
    )
  })
})

describe('the turns of several clients', () => {
  it('lose no call, keep those of a client in order, and serve no client twice while another waits', () => {
    const step = fc.oneof(
      fc.record({ _tag: fc.constant('ask' as const), client: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ _tag: fc.constant('next' as const) }),
      fc.record({ _tag: fc.constant('withdraw' as const), at: fc.nat(5) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let queue: FairQueue = noOneWaits
        const waiting: { client: string; ticket: number; since: number }[] = []
        const served = new Map<string, number>()
        let now = 0
        for (const each of steps) {
          now += 1
          if (each._tag === 'ask') {
            queue = ask(queue, 'lane', each.client, now)
            waiting.push({ client: each.client, ticket: now, since: now })
          } else if (each._tag === 'withdraw') {
            const [gone] = waiting.splice(each.at % Math.max(1, waiting.length), 1)
            if (gone !== undefined) queue = withdraw(queue, 'lane', gone.ticket)
          } else {
            const taken = next(queue, 'lane')
            expect(taken === undefined).toBe(waiting.length === 0)
            if (taken === undefined) continue
            queue = taken[0]
            const at = waiting.findIndex(({ ticket }) => ticket === taken[1])
            const [call] = waiting.splice(at, 1)
            expect(waiting.some(({ client, ticket }) => client === call?.client && ticket < (call?.ticket ?? 0))).toBe(
              false,
            )
            // No one who waits since before this client was last served is passed over.
            const last = served.get(call?.client ?? '') ?? 0
            expect(
              waiting.some(
                ({ client, since }) => client !== call?.client && since < last && (served.get(client) ?? 0) < last,
              ),
            ).toBe(false)
            served.set(call?.client ?? '', now)
          }
        }
      }),
      runs(300, 20_000),
    )
  })
})

/** The pure parts of the registry, each against a plain model. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../test/support/runs.ts'
import { codeOf } from '../src/frame/slot.ts'
import { forgive, nothingOwed, type Owed, owe, pay } from '../src/registry/owed.ts'
import { type Placement, place } from '../src/registry/placement.ts'
import { emptyRegistry, leave, type Registry, register, slotsOf, unregister } from '../src/registry/registry.ts'

const client = fc.integer({ min: 1, max: 4 })
const group = fc.constantFrom('1', '2')
const slot = fc.constantFrom('0B005930', '0D005930', '0B000660', '0D035420', '0s', '00@0')
const slots = fc.array(slot, { maxLength: 4 })
const change = fc.oneof(
  fc.record({ _tag: fc.constant('add' as const), client, group, slots, drops: fc.boolean() }),
  fc.record({ _tag: fc.constant('remove' as const), client, group, slots }),
  fc.record({ _tag: fc.constant('leave' as const), client }),
)

describe('the registry', () => {
  it('wants a slot while a client has it in any group, and refuses what breaks a limit as a whole', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const model = new Map<number, Map<string, Set<string>>>()
        const groupOf = (id: number, name: string): Set<string> => {
          const groups = model.get(id) ?? new Map<string, Set<string>>()
          model.set(id, groups)
          const own = groups.get(name) ?? new Set<string>()
          groups.set(name, own)
          return own
        }
        let registry: Registry = emptyRegistry
        for (const each of changes) {
          if (each._tag === 'leave') {
            registry = leave(registry, each.client)
            model.delete(each.client)
          } else if (each._tag === 'remove') {
            registry = unregister(registry, each.client, each.group, each.slots)
            for (const one of each.slots) groupOf(each.client, each.group).delete(one)
          } else {
            const own = groupOf(each.client, each.group)
            const next = new Set([...(each.drops ? [] : own), ...each.slots])
            const others = [...(model.get(each.client) ?? [])].filter(([name]) => name !== each.group)
            const codes = (sets: readonly Iterable<string>[]): number =>
              new Set(
                sets
                  .flatMap((set) => [...set])
                  .map(codeOf)
                  .filter((code) => code !== ''),
              ).size
            const isFull = codes([next]) > 2 || codes([next, ...others.map(([, set]) => set)]) > 2
            const added = register(registry, each.client, each, { codes: 2, codesPerGroup: 2 })
            expect(added._tag).toBe(isFull ? 'refused' : 'added')
            if (added._tag === 'refused') continue
            registry = added.registry
            own.clear()
            for (const one of next) own.add(one)
          }
        }
        const wanted = new Map<string, Set<number>>()
        for (const [id, groups] of model) {
          for (const set of groups.values())
            for (const one of set) wanted.set(one, (wanted.get(one) ?? new Set()).add(id))
        }
        expect(new Map([...registry.holders].map(([key, ids]) => [key, new Set(ids)]))).toEqual(wanted)
        for (const id of [1, 2, 3, 4]) {
          const all = new Set([...(model.get(id)?.values() ?? [])].flatMap((set) => [...set]))
          expect(new Set(slotsOf(registry, id))).toEqual(all)
        }
      }),
      runs(300, 20_000),
    )
  })
})

describe('the placement', () => {
  const seats = fc.array(fc.record({ isUp: fc.boolean(), codes: fc.integer({ min: 0, max: 4 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  const wanted = fc.uniqueArray(fc.constantFrom(...'abcdefghij'.split('').map((code) => `0B${code}`)))

  it('overfills no session, moves nothing from one that is up, and leaves no code out while there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(wanted, seats), { minLength: 1, maxLength: 6 }), (steps) => {
        let placement: Placement = new Map()
        for (const [codes, all] of steps) {
          const placed = place(placement, codes, all)
          const load = all.map((_, session) => [...placed.placement.values()].filter((each) => each === session).length)
          all.forEach((seat, session) => {
            expect(load[session]).toBeLessThanOrEqual(seat.codes)
          })
          expect(placed.placement.size + placed.homeless.size).toBe(codes.length)
          const free = all.reduce((sum, seat, session) => sum + seat.codes - (load[session] ?? 0), 0)
          if (placed.homeless.size > 0) expect(free).toBe(0)
          const kept = codes.map(codeOf).filter((code) => {
            const before = placement.get(code)
            return before !== undefined && all[before]?.isUp === true
          })
          const room = all.map(
            (seat, session) => seat.codes - kept.filter((code) => placement.get(code) === session).length,
          )
          if (room.every((left) => left >= 0)) {
            for (const code of kept) expect(placed.placement.get(code)).toBe(placement.get(code))
          }
          placement = placed.placement
        }
      }),
      runs(300, 20_000),
    )
  })
})

describe('what is owed', () => {
  it('is paid once to each client that was owed, with the earliest beginning, and never to one that left', () => {
    const step = fc.oneof(
      fc.record({ _tag: fc.constant('owe' as const), slot, client, from: fc.nat(100) }),
      fc.record({ _tag: fc.constant('pay' as const), slot }),
      fc.record({ _tag: fc.constant('forgive' as const), slot, client }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const model = new Map<string, number>()
        let owed: Owed = nothingOwed
        for (const each of steps) {
          if (each._tag === 'owe') {
            owed = owe(owed, each.slot, [each.client], { from: each.from, reason: 'x' })
            const key = `${each.slot} ${each.client}`
            if (!model.has(key)) model.set(key, each.from)
          } else if (each._tag === 'forgive') {
            owed = forgive(owed, each.client, [each.slot])
            model.delete(`${each.slot} ${each.client}`)
          } else {
            const [left, payments] = pay(owed, [each.slot])
            owed = left
            const due = [...model].filter(([key]) => key.startsWith(`${each.slot} `))
            expect(payments.map((payment) => [`${each.slot} ${payment.client}`, payment.from]).sort()).toEqual(
              due.sort(),
            )
            for (const [key] of due) model.delete(key)
          }
        }
      }),
      runs(300, 20_000),
    )
  })
})

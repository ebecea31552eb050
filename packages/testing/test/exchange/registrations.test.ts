import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  noRegistrations,
  type Pair,
  pairsOf,
  type Registrations,
  type RemoveScope,
  register,
  remove,
} from '../../src/exchange/session/registrations.ts'

const LIMITS = { codesPerGroup: 3, codesPerSession: 5 }

// The model: a plain list of (group, type, item), and rules written as words.
interface Held extends Pair {
  readonly group: string
}

interface Model {
  held: readonly Held[]
}

const group = fc.constantFrom('1', '2', '900')
const pairs = fc.array(
  fc.record({
    type: fc.constantFrom('0B', '0D', '1h'),
    item: fc.constantFrom('', '005930', '005930_NX', '000660', '035420', '035720', '247540', '086520'),
  }),
  { maxLength: 5 },
)

class Reg implements fc.Command<Model, { registrations: Registrations }> {
  readonly group: string
  readonly pairs: readonly Pair[]
  readonly drop: 'nothing' | 'group' | 'session'

  constructor(name: string, wanted: readonly Pair[], drop: 'nothing' | 'group' | 'session') {
    this.group = name
    this.pairs = wanted
    this.drop = drop
  }

  check = (): boolean => true

  run(model: Model, real: { registrations: Registrations }): void {
    const { group: name, drop } = this
    const kept = model.held.filter((one) => drop === 'nothing' || (drop === 'group' && one.group !== name))
    const all = [...kept, ...this.pairs.map((pair) => ({ ...pair, group: name }))]
    const outcome = register(real.registrations, this, drop, LIMITS)
    const inGroup = codes(all.filter((one) => one.group === name))
    if (inGroup > LIMITS.codesPerGroup) expect(outcome).toEqual({ _tag: 'refused', code: 105118 })
    else if (codes(all) > LIMITS.codesPerSession) expect(outcome).toEqual({ _tag: 'refused', code: 105115 })
    else {
      expect(outcome._tag).toBe('registered')
      model.held = all
    }
    if (outcome._tag === 'registered') real.registrations = outcome.registrations
    expectSame(model, real)
  }

  toString = (): string => `REG(${this.group}, ${this.drop}, ${JSON.stringify(this.pairs)})`
}

class Remove implements fc.Command<Model, { registrations: Registrations }> {
  readonly group: string
  readonly pairs: readonly Pair[]
  readonly scope: RemoveScope

  constructor(name: string, unwanted: readonly Pair[], scope: RemoveScope) {
    this.group = name
    this.pairs = unwanted
    this.scope = scope
  }

  check = (): boolean => true

  run(model: Model, real: { registrations: Registrations }): void {
    const isNamed: Record<RemoveScope, (one: Pair) => boolean> = {
      pair: (one) => this.pairs.some(({ type, item }) => type === one.type && item === one.item),
      item: (one) => this.pairs.some(({ item }) => item === one.item),
      group: () => true,
    }
    model.held = model.held.filter((one) => one.group !== this.group || !isNamed[this.scope](one))
    real.registrations = remove(real.registrations, this, this.scope)
    expectSame(model, real)
  }

  toString = (): string => `REMOVE(${this.group}, ${this.scope}, ${JSON.stringify(this.pairs)})`
}

describe('registrations', () => {
  it('are what a list of (group, type, item) would be', () => {
    const commands = [
      fc
        .tuple(group, pairs, fc.constantFrom('nothing' as const, 'group' as const, 'session' as const))
        .map(([name, wanted, drop]) => new Reg(name, wanted, drop)),
      fc
        .tuple(group, pairs, fc.constantFrom<RemoveScope>('pair', 'item', 'group'))
        .map(([name, unwanted, scope]) => new Remove(name, unwanted, scope)),
    ]
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 30 }), (run) => {
        fc.modelRun(() => ({ model: { held: [] }, real: { registrations: noRegistrations } }), run)
      }),
    )
  })

  it('count a code once whatever the number of its types, and a venue suffix as another code', () => {
    const limits = { codesPerGroup: 2, codesPerSession: 2 }
    const wanted = ['0B', '0D', '0F', '0w'].flatMap((type) => [
      { type, item: '005930' },
      { type, item: '005930_NX' },
    ])
    expect(register(noRegistrations, { group: '1', pairs: wanted }, 'nothing', limits)._tag).toBe('registered')
  })

  it('change nothing when refused', () => {
    const first = register(noRegistrations, { group: '1', pairs: [{ type: '0B', item: 'A' }] }, 'nothing', LIMITS)
    if (first._tag === 'refused') throw new Error('refused')
    const many = ['B', 'C', 'D'].map((item) => ({ type: '0B', item }))
    register(first.registrations, { group: '1', pairs: many }, 'nothing', LIMITS)
    expect(pairsOf(first.registrations)).toEqual([{ type: '0B', item: 'A' }])
  })
})

function expectSame({ held }: Model, { registrations }: { registrations: Registrations }): void {
  const text = ({ type, item }: Pair): string => `${type} ${item}`
  const names = [...registrations].flatMap(([name, own]) => [...own.values()].map((pair) => `${name} ${text(pair)}`))
  expect(new Set(names)).toEqual(new Set(held.map((one) => `${one.group} ${text(one)}`)))
  expect(new Set(pairsOf(registrations).map(text))).toEqual(new Set(held.map(text)))
  expect([...registrations.values()].every(({ size }) => size > 0)).toBe(true)
}

function codes(held: readonly Pair[]): number {
  return new Set(held.map(({ item }) => item).filter((item) => item !== '')).size
}

import fc from 'fast-check'
import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../../test/support/runs.ts'
import { type ConditionEvent, connect, type Gap, type Kiwoom } from '../../../src/index.ts'
import { type ConditionFate, ConditionModel } from '../../kit/conditionModel.ts'

const NUMBERS = ['0', '4']
const CODES = ['005930', '000660', '035420']

/** One subscriber, and the set that it keeps by what it hears. */
class Watcher {
  readonly set = new Set<string>()
  readonly wrong: string[] = []
  readonly number: string
  isSubscribed = true
  error: string | undefined
  #heard = 0

  constructor(number: string) {
    this.number = number
  }

  hear(event: ConditionEvent | Gap): void {
    this.#heard += 1
    switch (event.type) {
      case 'set':
        if (this.#heard > 1) this.wrong.push('a set that was not the first')
        for (const code of event.stockCodes) this.set.add(code)
        return
      case 'enter':
        if (this.set.has(event.stockCode)) this.wrong.push(`${event.stockCode} entered twice`)
        this.set.add(event.stockCode)
        return
      case 'leave':
        if (!this.set.delete(event.stockCode)) this.wrong.push(`${event.stockCode} left twice`)
    }
  }
}

class World {
  readonly clock = new VirtualTimeScheduler()
  readonly server: ConditionModel
  readonly kiwoom: Kiwoom
  readonly watchers: Watcher[] = []
  readonly #stops: (() => void)[] = []

  constructor(repeated: 'silence' | 'answer') {
    this.server = new ConditionModel(this.clock, NUMBERS, repeated)
    this.kiwoom = connect({
      env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
      credentials: { token: 'TOKEN' },
      scheduler: this.clock,
      socket: this.server.transport,
      seed: 1,
    })
    const ping = () => {
      this.server.ping()
      this.clock.schedule(ping, 10_000)
    }
    this.clock.schedule(ping, 10_000)
  }

  pass(ms: number): void {
    this.clock.maxFrames = this.clock.frame + ms
    this.clock.schedule(() => undefined, ms)
    this.clock.flush()
  }

  subscribe(conditionNumber: string): void {
    const watcher = new Watcher(conditionNumber)
    this.watchers.push(watcher)
    const subscription = this.kiwoom.condition.searchRealtime({ conditionNumber }, { gaps: true }).subscribe({
      next: (event) => watcher.hear(event),
      error: ({ _tag }: { _tag: string }) => {
        watcher.error = _tag
        watcher.isSubscribed = false
      },
    })
    this.#stops.push(() => {
      watcher.isSubscribed = false
      subscription.unsubscribe()
    })
  }

  unsubscribe(index: number): void {
    this.#stops[index]?.()
  }

  /** No more faults; long enough for any back-off. */
  settle(): void {
    this.server.fates.length = 0
    this.server.latency = 5
    this.pass(150_000)
  }

  check(): void {
    const live = this.watchers.filter(({ isSubscribed }) => isSubscribed)
    const wanted = new Set(live.map(({ number }) => number))
    expect(new Set(this.server.running()), 'searches that run = searches that are wanted').toEqual(wanted)
    for (const { number, set, wrong, isSubscribed, error } of this.watchers) {
      expect(wrong, 'each change changes the set').toEqual([])
      // Three times without an answer; of the list, and then the search is refused without it.
      if (error !== undefined) expect(['Timeout', 'Rejected']).toContain(error)
      if (isSubscribed) expect(set, `the set of ${number}`).toEqual(this.server.members.get(number))
    }
  }
}

class Act implements fc.Command<object, World> {
  readonly what: string
  readonly act: (world: World) => void

  constructor(what: string, act: (world: World) => void) {
    this.what = what
    this.act = act
  }

  check = (): boolean => true

  run = (_: object, world: World): void => this.act(world)

  toString = (): string => this.what
}

const RUNS = runs(500, 5_000)

const anyNumber = fc.constantFrom(...NUMBERS)
const toggle = fc
  .tuple(anyNumber, fc.constantFrom(...CODES))
  .map(([number, code]) => new Act(`toggle(${number}, ${code})`, (world) => world.server.toggle(number, code)))
const acts = [
  anyNumber.map((number) => new Act(`subscribe(${number})`, (world) => world.subscribe(number))),
  fc.nat(5).map((index) => new Act(`unsubscribe(${index})`, (world) => world.unsubscribe(index))),
  toggle,
  toggle,
  fc
    .constantFrom(0, 1, 4, 7, 20, 300, 1_000, 5_000, 12_000)
    .map((ms) => new Act(`pass(${ms})`, (world) => world.pass(ms))),
  fc.constant(new Act('drop', (world) => world.server.drop())),
  fc
    .constantFrom<ConditionFate>('ignored', 'taken without a reply', 'too fast')
    .map((fate) => new Act(fate, (world) => world.server.fates.push(fate))),
  fc.constantFrom(1, 5, 400, 1_500).map(
    (ms) =>
      new Act(`latency(${ms})`, (world) => {
        world.server.latency = ms
      }),
  ),
]

describe('whatever happens between a client and the exchange, a realtime condition search', () => {
  it('runs while it is wanted, and its subscribers keep the true set by what they hear', () => {
    fc.assert(
      fc.property(
        fc.commands(acts, { maxCommands: 40, size: 'max' }),
        fc.constantFrom<'silence' | 'answer'>('silence', 'answer'),
        (commands, repeated) => {
          const world = new World(repeated)
          fc.modelRun(() => ({ model: {}, real: world }), commands)
          world.settle()
          world.check()
        },
      ),
      RUNS,
    )
  })
})

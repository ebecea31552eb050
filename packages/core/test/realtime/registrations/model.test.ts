import fc from 'fast-check'
import { of, VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../../test/support/runs.ts'
import { catalog } from '../../../src/codec/endpoints/spec.ts'
import { clockLead } from '../../../src/codec/values/clockLead.ts'
import type { Gap, Missed } from '../../../src/index.ts'
import { createStepLog } from '../../../src/machine/stepLog.ts'
import { createWire } from '../../../src/observe/wire.ts'
import { createRealtime, type RealtimeClient } from '../../../src/realtime/realtimeClient.ts'
import { DEFAULT_SESSION, type OnTaken } from '../../../src/realtime/session/sessionOptions.ts'
import { seededRandom } from '../../../src/shared/random.ts'
import { type Fate, ModelServer, type Reading } from '../../kit/modelServer.ts'

const TYPES = catalog.filter(({ id }) => id === '0B' || id === '0C')
const KEYS = ['0B005930', '0B000660', '0C005930', '0B005930_NX', '0C035420']

/** What one subscriber was owed, by the server's account, and what it got. */
interface Watcher {
  readonly keys: readonly string[]
  readonly since: number
  isSubscribed: boolean
  error: string | undefined
  readonly got: number[]
  /** Everything in the order in which it came. */
  readonly log: (Gap | Missed | { readonly key: string; readonly number: number; readonly volume: number })[]
  /** Of each key: whether the server holds it for us, or held it until the line was lost. */
  readonly standing: Map<string, 'none' | 'live' | 'lost'>
  /** Pushes that happened while a key was lost. */
  readonly missed: { readonly key: string; readonly at: number; readonly number: number }[]
  /** Pushes that arrived while it was subscribed. */
  readonly owed: number[]
  stop(): void
}

/** The client and the server's account of it, in virtual time. */
class World {
  readonly clock = new VirtualTimeScheduler()
  readonly server: ModelServer
  readonly watchers: Watcher[] = []
  readonly everBanned = new Set<string>()
  readonly client: RealtimeClient
  /** Set from the moment that `connection$` said `taken` for good until `resume()`: no LOGIN may come. */
  #loginsWhenTaken: number | undefined
  everTaken = false
  #arrivals = 0

  constructor(linger: number, reading: Reading, onTaken: OnTaken) {
    this.server = new ModelServer(this.clock, reading)
    this.client = createRealtime({
      socket: this.server.transport,
      url: 'ws://127.0.0.1',
      scheduler: this.clock,
      random: seededRandom(1),
      report: () => undefined,
      wire: createWire('a key'),
      token: () => of('TOKEN'),
      types: TYPES,
      lead: clockLead(),
      log: createStepLog(),
      options: { ...DEFAULT_SESSION, pairsPerGroup: 3, linger, onTaken },
    })
    this.server.changed = () => this.#account()
    this.client.connection$.subscribe((state) => {
      if (state._tag === 'taken' && state.retryIn === null) this.#loginsWhenTaken ??= this.server.logins
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
    this.#collect()
  }

  subscribe(keys: readonly string[]): void {
    const held = this.server.held()
    const watcher: Watcher = {
      keys,
      since: this.clock.now(),
      isSubscribed: true,
      error: undefined,
      got: [],
      log: [],
      standing: new Map(keys.map((key) => [key, held.has(key) ? 'live' : 'none'])),
      missed: [],
      owed: [],
      stop: () => {
        watcher.isSubscribed = false
        subscription.unsubscribe()
      },
    }
    // What arrived before is not owed to it.
    this.#collect()
    this.watchers.push(watcher)
    const subscription = this.client.listen(keys, { gaps: true }).subscribe({
      next: (event) => {
        if (isGap(event) || isMissed(event)) {
          watcher.log.push(event)
          return
        }
        const number = Number(event['type'] === '0B' ? event['cumulativeVolume'] : event['bestAskPrice'])
        watcher.got.push(number)
        watcher.log.push({ key: `${event['type']}${event['item']}`, number, volume: Number(event['tradeVolume']) })
      },
      error: (error: { _tag: string }) => {
        this.#collect()
        watcher.error = error._tag
        watcher.isSubscribed = false
      },
    })
  }

  /** Says what it was that is no longer wanted. */
  unsubscribe(index: number): readonly string[] | undefined {
    this.#collect()
    const watcher = this.#subscribed()[index]
    watcher?.stop()
    return watcher?.keys
  }

  push(key: string): void {
    this.server.push(key)
    const made = this.server.pushes.at(-1)
    if (made === undefined) return
    for (const watcher of this.#subscribed()) {
      // On its way or not sent at all: what does not arrive while the key is lost, is missed.
      if (watcher.standing.get(key) === 'lost') watcher.missed.push(made)
      else if (watcher.standing.get(key) === 'live' && made.connection !== undefined)
        this.#onItsWay.push({ watcher, made })
    }
  }

  #onItsWay: { readonly watcher: Watcher; readonly made: { key: string; at: number; number: number } }[] = []

  #subscribed(): readonly Watcher[] {
    return this.watchers.filter(({ isSubscribed }) => isSubscribed)
  }

  /** Hands new arrivals to those who were subscribed: called before anything that changes who that is. */
  #collect(): void {
    const fresh = this.server.arrived.slice(this.#arrivals)
    this.#arrivals = this.server.arrived.length
    for (const { key, number } of fresh) {
      for (const watcher of this.#subscribed()) if (watcher.keys.includes(key)) watcher.owed.push(number)
    }
  }

  /** What the live connection holds has changed. */
  #account(): void {
    const held = this.server.held()
    const isLive = this.server.isLive()
    for (const watcher of this.#subscribed()) {
      for (const key of watcher.keys) {
        if (held.has(key)) watcher.standing.set(key, 'live')
        else if (watcher.standing.get(key) === 'live') watcher.standing.set(key, 'lost')
      }
    }
    if (isLive) return
    // What was on its way is lost with the line, unless it has arrived.
    const arrived = new Set(this.server.arrived.map(({ number }) => number))
    for (const { watcher, made } of this.#onItsWay) {
      if (!watcher.isSubscribed || arrived.has(made.number)) continue
      watcher.missed.push({ ...made, at: Math.min(made.at, this.clock.now()) })
    }
    this.#onItsWay = []
  }

  resume(): void {
    const before = this.#loginsWhenTaken ?? this.server.logins
    expect(this.server.logins, 'LOGINs between R10001 and resume()').toBe(before)
    this.#loginsWhenTaken = undefined
    this.client.resume()
  }

  /** No more faults; long enough for any back-off. */
  settle(): void {
    this.server.fates.length = 0
    this.server.deafLogins = 0
    this.server.latency = 5
    this.resume()
    this.pass(150_000)
  }

  check(): void {
    const wanted = new Set(this.#subscribed().flatMap(({ keys }) => keys))
    expect(this.server.held(), 'registrations on the server = registrations wanted').toEqual(wanted)
    expect(this.server.open(), 'one connection while it is needed').toBe(wanted.size > 0 ? 1 : 0)
    for (const watcher of this.watchers) {
      expect(watcher.got, 'each that arrived, once, in order').toEqual(watcher.owed)
      if (watcher.error === 'SessionTaken') {
        expect(this.everTaken).toBe(true)
      } else if (watcher.error !== undefined) {
        expect(watcher.error).toBe('RegistrationRefused')
        expect(watcher.keys.some((key) => this.everBanned.has(key))).toBe(true)
      }
      for (const key of watcher.keys) if (key.startsWith('0B')) checkVolume(watcher, key)
      if (!watcher.isSubscribed) continue
      for (const missed of watcher.missed) {
        if (watcher.got.includes(missed.number)) continue
        const told = watcher.log.findIndex((each) => 'registrations' in each && covers(each, missed))
        const next = watcher.log.findIndex(
          (each) => 'number' in each && each.key === missed.key && each.number > missed.number,
        )
        const what = `${missed.key} ${missed.number} at ${missed.at}`
        expect(told, `${what} was lost without a gap`).toBeGreaterThanOrEqual(0)
        if (next >= 0) expect(told, `the gap of ${what} came after the next event`).toBeLessThan(next)
      }
    }
  }
}

function covers({ from, to, registrations }: Gap, { key, at }: { readonly key: string; readonly at: number }): boolean {
  return from <= at && at <= to && registrations.some(({ type, item }) => type + item === key)
}

function isGap(event: object): event is Gap {
  return 'registrations' in event
}

function isMissed(event: object): event is Missed {
  return 'type' in event && event.type === 'missed'
}

/** What was seen and what was missed add up to the cumulative volume at each trade, and nothing missed is 0 or less. */
function checkVolume({ log }: Watcher, key: string): void {
  let counted: number | undefined
  let missed = 0
  for (const each of log) {
    if ('registrations' in each) continue
    if ('from' in each) {
      if (each.item !== key.slice(2)) continue
      expect(each.volume, `shares missed of ${key}`).toBeGreaterThan(0)
      missed += each.volume
    } else if (each.key === key) {
      if (counted !== undefined) {
        expect(counted + missed + each.volume, `shares of ${key} seen and missed`).toBe(each.number)
      }
      counted = each.number
      missed = 0
    }
  }
  expect(missed, `shares of ${key} missed without a trade that shows it`).toBe(0)
}

interface Account {
  commands: number
}

class Act implements fc.Command<Account, World> {
  readonly what: string
  readonly act: (world: World) => void

  constructor(what: string, act: (world: World) => void) {
    this.what = what
    this.act = act
  }

  check(): boolean {
    return true
  }

  run(account: Account, world: World): void {
    account.commands += 1
    this.act(world)
  }

  toString(): string {
    return this.what
  }
}

const RUNS = runs(1500, 8_000)

/**
 * Texts that are no frames, or none of anybody's; no reply among them, which could not be reported from a right one.
 */
const ODD = [
  '',
  'PING',
  '{',
  '[]',
  'null',
  '1',
  '{"trnm":{}}',
  '{"trnm":"NEWS","data":[]}',
  '{"trnm":"REAL"}',
  '{"trnm":"REAL","data":{}}',
  '{"trnm":"REAL","data":[null,1,"x",[],{}]}',
  '{"trnm":"REAL","data":[{"type":"0B","item":"000000","values":{"10":"1","15":"1","13":"5"}}]}',
  '{"trnm":"REAL","data":[{"type":"9Z","item":"005930","values":{"10":"1"}}]}',
  '{"trnm":"REAL","data":[{"type":{"toString":1},"item":1,"values":1}]}',
  '{"trnm":"REAL","data":[{"type":"0C","item":"__proto__","values":{"27":"1"}}]}',
  '{"trnm":"CNSRREQ","seq":{"toString":1},"return_code":0,"data":[{}]}',
]

const anyReading = fc.record<Reading>({
  removes: fc.constantFrom('pair', 'item', 'itemAnywhere', 'group'),
  absent: fc.constantFrom('accepted', 'refused'),
  repeated: fc.constantFrom('accepted', 'accepted', 'refused'),
})
const anyKey = fc.constantFrom(...KEYS)
const acts = [
  fc
    .uniqueArray(anyKey, { minLength: 1, maxLength: 3 })
    .map((keys) => new Act(`subscribe(${keys})`, (world) => world.subscribe(keys))),
  fc.nat(3).map((index) => new Act(`unsubscribe(${index})`, (world) => world.unsubscribe(index))),
  anyKey.map((key) => new Act(`push(${key})`, (world) => world.push(key))),
  anyKey.map((key) => new Act(`push(${key})`, (world) => world.push(key))),
  fc
    .constantFrom(0, 1, 3, 7, 20, 150, 300, 1_000, 6_000, 12_000, 70_000)
    .map((ms) => new Act(`pass(${ms})`, (world) => world.pass(ms))),
  // A subscriber leaves, and the others' items trade on: what a REMOVE takes beyond what it names shows then. Before
  // all has settled the line may break, or the same keys be wanted again.
  fc.tuple(fc.nat(3), fc.constantFrom(2, 10, 60, 300, 700), fc.constantFrom('', '', 'drop', 'come back')).map(
    ([index, ms, then]) =>
      new Act(`leave(${index}) and trade for ${ms} ${then}`.trim(), (world) => {
        const keys = world.unsubscribe(index)
        for (let passed = 0; passed < ms; passed += ms / 5) {
          world.pass(ms / 5)
          for (const key of KEYS) world.push(key)
          if (then === 'come back' && passed === 0 && keys !== undefined) world.subscribe(keys)
        }
        if (then === 'drop') world.server.drop()
      }),
  ),
  fc.constant(new Act('drop', (world) => world.server.drop())),
  fc.constant(new Act('die', (world) => world.server.die())),
  fc.constantFrom('R10002', 'R9999').map((code) => new Act(`end(${code})`, (world) => world.server.end(code))),
  // The exchange ends the session, closes it or not, and somebody subscribes before resume(), or none does.
  fc.tuple(fc.boolean(), fc.constantFrom('0B005930', '0C035420', undefined)).map(
    ([closes, wanted]) =>
      new Act(`taken${closes ? ', closed' : ''}${wanted ? `, and ${wanted} wanted` : ''}`, (world) => {
        world.everTaken = true
        world.server.end('R10001')
        world.pass(world.server.latency)
        if (closes) world.server.drop()
        if (wanted === undefined) return
        world.subscribe([wanted])
        world.pass(100)
      }),
  ),
  fc.constant(new Act('resume', (world) => world.resume())),
  fc.constantFrom(...ODD).map((text) => new Act(`say(${text})`, (world) => world.server.say(text))),
  fc
    .constantFrom<Fate>('ignored', 'taken without a reply', 'before login', 'too fast')
    .map((fate) => new Act(fate, (world) => world.server.fates.push(fate))),
  fc.constantFrom(1, 5, 40, 400, 4_000).map(
    (ms) =>
      new Act(`latency(${ms})`, (world) => {
        world.server.latency = ms
      }),
  ),
  fc.constant(
    new Act('deaf to LOGIN', (world) => {
      world.server.deafLogins = 1
    }),
  ),
  anyKey.map(
    (key) =>
      new Act(`ban(${key})`, (world) => {
        world.server.banned.add(key)
        world.everBanned.add(key)
      }),
  ),
  anyKey.map((key) => new Act(`allow(${key})`, (world) => world.server.banned.delete(key))),
]

describe('whatever happens between a client and the exchange', () => {
  it('registrations come right, each event comes once and in order, and the rest is announced as gaps', () => {
    fc.assert(
      fc.property(
        fc.commands(acts, { maxCommands: 40, size: 'max' }),
        fc.constantFrom(0, 0, 5_000),
        anyReading,
        fc.constantFrom<OnTaken>('stop', 'stop', 'retry-later', 'take-back'),
        (commands, linger, reading, onTaken) => {
          const world = new World(linger, reading, onTaken)
          fc.modelRun(() => ({ model: { commands: 0 }, real: world }), commands)
          world.settle()
          world.check()
        },
      ),
      RUNS,
    )
  })
})

/** The faults that wait for their occasion. */
import type { ConnectFault, EntryFault, Fault, ReceivedFault, RequestFault, SentFault } from './fault.ts'

type HandshakeFault = Extract<ConnectFault, { readonly _tag: 'refuse' }>
type OpenFault = Exclude<ConnectFault, HandshakeFault>

/** A fault on the menu. */
export interface AddedFault {
  /** How often it has struck. */
  readonly hits: number
  remove(): void
}

/** What goes wrong at the exchange, set at run time. Where several match, the one added first strikes. */
export interface FaultMenu {
  /** What may still strike. */
  readonly waiting: readonly Fault[]
  /** Throws a RangeError when `skip` or `times` is no whole number. */
  add(fault: Fault): AddedFault
  /** Takes everything off the menu. */
  clear(): void
}

class Waiting implements AddedFault {
  readonly fault: Fault
  readonly #remove: (waiting: Waiting) => void
  #passed = 0
  #hits = 0

  constructor(fault: Fault, remove: (waiting: Waiting) => void) {
    this.fault = fault
    this.#remove = remove
  }

  get hits(): number {
    return this.#hits
  }

  /** A matching occurrence: whether it is struck. */
  strikes(): boolean {
    const { skip = 0, times = 1 } = this.fault
    if (this.#passed < skip) {
      this.#passed += 1
      return false
    }
    this.#hits += 1
    if (this.#hits >= times) this.remove()
    return true
  }

  remove(): void {
    this.#remove(this)
  }
}

export class Faults implements FaultMenu {
  #waiting: readonly Waiting[] = []

  get waiting(): readonly Fault[] {
    return this.#waiting.map(({ fault }) => fault)
  }

  add(fault: Fault): AddedFault {
    const { skip = 0, times = 1 } = fault
    checked('skip', skip, 0)
    if (times !== Number.POSITIVE_INFINITY) checked('times', times, 1)
    const waiting = new Waiting(fault, (gone) => {
      this.#waiting = this.#waiting.filter((each) => each !== gone)
    })
    this.#waiting = [...this.#waiting, waiting]
    return waiting
  }

  clear(): void {
    this.#waiting = []
  }

  onRequest(apiId: string): RequestFault | undefined {
    return this.#strike((fault) => (fault.on === 'request' && (fault.apiId ?? apiId) === apiId ? fault.do : undefined))
  }

  /** What refuses the handshake of a socket. */
  onHandshake(): HandshakeFault | undefined {
    return this.#strike((fault) => (fault.on === 'connect' && fault.do._tag === 'refuse' ? fault.do : undefined))
  }

  /** What ends a socket whose handshake has passed. */
  onConnect(): OpenFault | undefined {
    return this.#strike((fault) => (fault.on === 'connect' && fault.do._tag !== 'refuse' ? fault.do : undefined))
  }

  onReceived(trnm: string): ReceivedFault | undefined {
    return this.#strike((fault) => (fault.on === 'received' && (fault.trnm ?? trnm) === trnm ? fault.do : undefined))
  }

  /** `text` is the frame; it is read only where a fault asks what is in it. */
  onSent(text: string): SentFault | undefined {
    return this.#strike((fault) => {
      if (fault.on !== 'sent') return undefined
      const isMeant =
        (fault.trnm === undefined || text.includes(`"trnm":"${fault.trnm}"`)) &&
        (fault.type === undefined || (text.includes('"trnm":"REAL"') && text.includes(`"type":"${fault.type}"`)))
      return isMeant ? fault.do : undefined
    })
  }

  /** Whether any fault waits for an entry: only then need frames be cut. */
  get awaitsEntries(): boolean {
    return this.#waiting.some(({ fault }) => fault.on === 'entry')
  }

  onEntry(type: string, item: string): EntryFault | undefined {
    return this.#strike((fault) => {
      if (fault.on !== 'entry') return undefined
      return (fault.type ?? type) === type && (fault.item ?? item) === item ? fault.do : undefined
    })
  }

  #strike<Action>(actionOf: (fault: Fault) => Action | undefined): Action | undefined {
    for (const waiting of this.#waiting) {
      const action = actionOf(waiting.fault)
      if (action !== undefined && waiting.strikes()) return action
    }
    return undefined
  }
}

function checked(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}`)
  }
}

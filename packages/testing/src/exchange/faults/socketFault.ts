/** What faults do to a socket: it stands between the exchange's line and the carrier's. */
import { type SchedulerLike, Subscription } from 'rxjs'
import type { Line, Peer } from '../session/openSessions.ts'
import { objectIn, textOf } from '../text/json.ts'
import { type CutEntry, cutFrame, frameOf } from './cutFrame.ts'
import type { ConnectFault, EntryFault, SentFault } from './fault.ts'
import type { Faults } from './faults.ts'
import { firstHalf, withCutCharacter } from './requestFault.ts'

export interface FaultySocketOptions {
  readonly peer: Peer
  readonly faults: Faults
  readonly scheduler: SchedulerLike
  /** Time from a frame to its reply, ms. */
  readonly latency: () => number
  /** The exchange takes the socket. */
  readonly connect: (peer: Peer) => Line
}

/** Opens a line on which faults strike. */
export function openLine(options: FaultySocketOptions): Line {
  return new FaultySocket(options)
}

class FaultySocket implements Line {
  readonly #options: FaultySocketOptions
  readonly #line: Line
  readonly #work = new Subscription()
  /** Waits for the next frame. */
  #held: { readonly how: 'swap' | 'join'; readonly text: string } | undefined

  constructor(options: FaultySocketOptions) {
    this.#options = options
    const { peer, faults, connect } = options
    this.#line = connect({
      send: (text) => this.#send(text),
      sendBinary: (text) => peer.sendBinary(text),
      sendBytes: (bytes) => peer.sendBytes(bytes),
      cut: (text) => peer.cut(text),
      close: (code, reason) => peer.close(code, reason),
      terminate: () => peer.terminate(),
    })
    const fault = faults.onConnect()
    if (fault !== undefined) this.#later(0, () => this.#end(fault))
  }

  receive(text: string): void {
    const trnm = textOf(objectIn(text)?.['trnm'])
    const fault = this.#options.faults.onReceived(trnm)
    if (fault === undefined) {
      this.#line.receive(text)
      return
    }
    if (fault._tag !== 'loseReply' && fault._tag !== 'delay') this.#line.note(text)
    switch (fault._tag) {
      case 'drop':
      case 'close':
        this.#end(fault)
        break
      case 'loseReply':
        this.#line.receive(text)
        this.#end({ _tag: 'drop' })
        break
      case 'ignore':
        break
      case 'delay':
        this.#later(fault.ms, () => this.#line.receive(text))
        break
      case 'refuse':
        this.#later(this.#options.latency(), () => {
          if (trnm === 'LOGIN') this.#line.refuseLogin()
          else {
            const { code = 1, message = '요청을 처리할 수 없습니다' } = fault
            this.#send(JSON.stringify({ trnm, return_code: code, return_msg: message }))
          }
        })
        break
    }
  }

  note(text: string): void {
    this.#line.note(text)
  }

  refuseLogin(): void {
    this.#line.refuseLogin()
  }

  closed(): void {
    this.#work.unsubscribe()
    this.#line.closed()
  }

  #send(whole: string): void {
    const text = this.#struckEntries(whole)
    if (text === undefined) return
    // What comes after the end, in the same breath, reaches no one.
    if (this.#work.closed) return
    const held = this.#held
    if (held !== undefined) {
      this.#held = undefined
      const joined = held.how === 'join' ? joinedFrames(held.text, text) : undefined
      if (joined !== undefined) this.#options.peer.send(joined)
      else {
        this.#options.peer.send(held.how === 'swap' ? text : held.text)
        this.#options.peer.send(held.how === 'swap' ? held.text : text)
      }
      return
    }
    const fault = this.#options.faults.onSent(text)
    if (fault === undefined) this.#options.peer.send(text)
    else this.#strike(fault, text)
  }

  /** The frame after the faults of its entries; `undefined` when none of them is left. */
  #struckEntries(text: string): string | undefined {
    const { faults } = this.#options
    const frame = faults.awaitsEntries && !this.#work.closed ? cutFrame(text) : undefined
    if (frame === undefined) return text
    const left = frame.entries.flatMap((entry): readonly CutEntry[] => {
      const fault = faults.onEntry(entry.type, entry.item)
      return fault === undefined ? [entry] : struckEntry(fault, entry)
    })
    return left.length === 0 && frame.entries.length > 0 ? undefined : frameOf(frame, left)
  }

  #strike(fault: SentFault, text: string): void {
    const { peer } = this.#options
    switch (fault._tag) {
      case 'drop':
      case 'close':
        this.#end(fault)
        break
      case 'withhold':
        break
      case 'delay':
        this.#later(fault.ms, () => peer.send(text))
        break
      case 'duplicate':
        peer.send(text)
        peer.send(text)
        break
      case 'swap':
      case 'join':
        this.#held = { how: fault._tag, text }
        break
      case 'split':
        for (const part of splitFrame(text)) peer.send(part)
        break
      case 'half':
        peer.send(firstHalf(text))
        break
      case 'cut':
        peer.cut(firstHalf(text))
        this.closed()
        break
      case 'binary':
        peer.sendBinary(text)
        break
      case 'cutCharacter':
        peer.sendBytes(withCutCharacter(text))
        break
    }
  }

  #end(how: Extract<ConnectFault, { readonly _tag: 'drop' | 'close' }>): void {
    this.closed()
    if (how._tag === 'drop') this.#options.peer.terminate()
    else this.#options.peer.close(how.code ?? 1000, how.reason ?? '')
  }

  #later(ms: number, work: () => void): void {
    this.#work.add(this.#options.scheduler.schedule(work, ms))
  }
}

function struckEntry(fault: EntryFault, entry: CutEntry): readonly CutEntry[] {
  switch (fault._tag) {
    case 'swallow':
      return []
    case 'duplicate':
      return [entry, entry]
  }
}

// What is no REAL frame stays as it is.
function joinedFrames(first: string, second: string): string | undefined {
  const [a, b] = [cutFrame(first), cutFrame(second)]
  return a === undefined || b === undefined ? undefined : frameOf(a, [...a.entries, ...b.entries])
}

function splitFrame(text: string): readonly string[] {
  const frame = cutFrame(text)
  return frame === undefined ? [text] : frame.entries.map((entry) => frameOf(frame, [entry]))
}

/**
 * One decoder for all copies of a state: making one takes milliseconds. It leaves out what comes a second time, and for
 * that it remembers what came last; so a copy that goes on shows it those frames again.
 */
import { type DecodedEvent, type FrameDecoder, frameDecoder } from '@kiwoom-rx/core/catalog'

export class Decoding {
  readonly #decoder: FrameDecoder = frameDecoder()
  #owner: LastFrames | undefined

  decode(frame: Uint8Array, at: number, last: LastFrames): readonly DecodedEvent[] {
    if (this.#owner !== last) {
      this.#decoder.reset()
      for (const each of last.frames()) this.#decoder.decode(each, at)
      this.#owner = last
    }
    const events = this.#decoder.decode(frame, at)
    for (const event of events) last.add(event, frame)
    return events
  }

  /** A new connection begins: nothing that comes is a repeat. */
  disconnected(last: LastFrames): void {
    last.clear()
    if (this.#owner === last) this.#decoder.reset()
  }
}

/** The last frame of each registration whose events may come twice, the latest last; or none, where nothing is copied. */
export class LastFrames {
  readonly #frames: Map<string, Uint8Array>
  readonly #isKept: boolean

  constructor(isKept: boolean, frames: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.#isKept = isKept
    this.#frames = new Map(frames)
  }

  add({ type, item }: DecodedEvent, frame: Uint8Array): void {
    if (!this.#isKept) return
    const key = `${type} ${item}`
    this.#frames.delete(key)
    if (this.#frames.size < MOST) this.#frames.set(key, frame)
  }

  clear(): void {
    this.#frames.clear()
  }

  frames(): ReadonlySet<Uint8Array> {
    return new Set(this.#frames.values())
  }

  copy(): LastFrames {
    return new LastFrames(this.#isKept, this.#frames)
  }
}

const MOST = 2_000

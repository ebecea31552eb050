import type { WireEvent } from '@kiwoom-rx/core'
import { asyncScheduler, BehaviorSubject, type Observable, type SchedulerLike, type Subscription } from 'rxjs'
import { BlockBuffer } from './blockBuffer.ts'
import type { Line } from './line.ts'
import { problemOf, TapeError, type TapeProblem } from './problem.ts'
import { lineOfRecord, type TapeRecord } from './record.ts'
import { TapeFile } from './tapeFile.ts'

/** How a recording stands. `records` are those that are in the file: a crash takes none of them. */
export type RecordingState =
  | { readonly _tag: 'recording'; readonly records: number; readonly bytes: number }
  /** It was closed, or its client was: everything is in the file. */
  | { readonly _tag: 'closed'; readonly records: number; readonly bytes: number }
  /** The file could not be opened or written. Recording has stopped; the client goes on. */
  | { readonly _tag: 'failed'; readonly records: number; readonly bytes: number; readonly error: TapeError }

/** What can be recorded: a client, and whatever reports the same. */
export interface Recordable {
  readonly wire$: Observable<WireEvent | TapeRecord>
}

/** A recording under way. */
export interface Recording {
  readonly file: string
  /** How it stands; replays the current state, and completes when recording has ended. Never errors. */
  readonly state$: Observable<RecordingState>
  /** Ends the recording: resolves with the last state when everything is in the file. Never rejects. */
  close(): Promise<RecordingState>
}

export interface RecordOptions {
  /**
   * Time by which the tape is written to its file; default: real time, because a crash happens in real time. The times
   * on the tape are always the client's.
   */
  readonly scheduler?: SchedulerLike
}

// What a crash may take is a second; half of it is for the disk.
const LONGEST = 500
const FULL = 256 * 1024
// A disk that is this far behind will not catch up.
const MOST_WAITING = 256 * 1024 * 1024
// A virtual clock runs a whole day in one turn of the event loop. Beyond this much the recorder then writes at once.
const MOST_IN_ONE_TURN = 8 * 1024 * 1024

/**
 * Records all that passes between a client and the exchange onto a tape (녹화): every frame of both directions and every
 * REST request and reply, with its time, from now on until `close()`.
 *
 * ```text
 * kiwoom.wire$   request-reply--opened-sent-received-received-received--|
 * state$         r----------r----------r-----------r----------r---------(c|)     r: recording, c: closed
 * ```
 *
 * The file is compressed and grows by whole blocks: half a second after it passed, a record is safe from a crash of the
 * program. A file that is a tape already is continued. Keys, tokens and account numbers (계좌번호) are masked before they
 * leave the client.
 *
 * Nothing that goes wrong here (no right to write, a full disk) reaches the strategy: `state$` says `failed` and why,
 * and when no one listens to it, a warning of the process does. Cost: a copy of each frame; compressing and writing
 * happen on other threads.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { readTape, record } from '@kiwoom-rx/testing/tape'
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { filter, firstValueFrom, lastValueFrom, toArray } from 'rxjs'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'tape-')), 'today.tape')
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const recording = record(kiwoom, file)
 * await firstValueFrom(kiwoom.realtime.trade('005930'))
 * await kiwoom.close() // ends the recording too
 * const { _tag, records } = await recording.close()
 * console.log(_tag, records > 5)
 * // prints: closed true
 * const sent = await lastValueFrom(readTape(file).pipe(filter((entry) => entry._tag === 'sent'), toArray()))
 * console.log(sent[0]?.frame)
 * // prints: {"trnm":"LOGIN","token":"***"}
 * await exchange.close()
 * ```
 */
export function record(
  kiwoom: Recordable,
  file: string,
  { scheduler = asyncScheduler }: RecordOptions = {},
): Recording {
  return new Recorder(kiwoom, file, scheduler)
}

interface Sealed {
  readonly text: Buffer
  readonly records: number
}

class Recorder implements Recording {
  readonly file: string
  readonly #scheduler: SchedulerLike
  readonly #state = new BehaviorSubject<RecordingState>({ _tag: 'recording', records: 0, bytes: 0 })
  readonly #tape: TapeFile | undefined
  readonly #lines = new BlockBuffer()
  readonly #sealed: Sealed[] = []
  readonly #tap: Subscription
  #waiting = 0
  /** A turn of the event loop is awaited, and none has come since. */
  #isInOneTurn = false
  #records = 0
  #since = 0
  #timer: Subscription | undefined
  #writing: Promise<void> | undefined
  #ending: Promise<RecordingState> | undefined

  constructor({ wire$ }: Recordable, file: string, scheduler: SchedulerLike) {
    this.file = file
    this.#scheduler = scheduler
    try {
      this.#tape = new TapeFile(file)
    } catch (error) {
      // After this turn: until then nothing can listen to the state.
      void Promise.resolve().then(() => this.#fail(problemOf(file, error)))
    }
    this.#tap = wire$.subscribe({
      next: (event) => this.#add(lineOfRecord(event)),
      complete: () => void this.close(),
    })
  }

  get state$(): Observable<RecordingState> {
    return this.#state.asObservable()
  }

  close(): Promise<RecordingState> {
    this.#ending ??= this.#end()
    return this.#ending
  }

  #add(line: Line): void {
    if (this.#isOver()) return
    const now = this.#scheduler.now()
    if (this.#lines.records === 0) this.#since = now
    this.#lines.add(line)
    // A busy loop may keep the timer from firing: then the frames themselves report the time.
    if (this.#lines.size >= FULL || now - this.#since >= LONGEST) this.#seal()
    else this.#timer ??= this.#scheduler.schedule(() => this.#seal(), LONGEST)
  }

  #seal(): void {
    this.#timer?.unsubscribe()
    this.#timer = undefined
    if (this.#lines.records === 0 || this.#isOver()) return
    const sealed = this.#lines.take()
    this.#sealed.push(sealed)
    this.#waiting += sealed.text.length
    if (this.#waiting > MOST_WAITING) {
      const reason = `${this.#waiting} bytes wait for the disk, which does not keep up`
      this.#fail({ _tag: 'Unwritable', file: this.file, code: 'TOO_SLOW', reason })
      return
    }
    if (this.#tape === undefined) return
    if (this.#isInOneTurn && this.#waiting > MOST_IN_ONE_TURN) this.#writeNow(this.#tape)
    else this.#writing ??= this.#write(this.#tape)
    this.#awaitTurn()
  }

  /** Real time, whatever the scheduler: it is the event loop that is awaited. */
  #awaitTurn(): void {
    if (this.#isInOneTurn) return
    this.#isInOneTurn = true
    asyncScheduler.schedule(() => {
      this.#isInOneTurn = false
    })
  }

  /** Writes what is sealed, one block after the other. */
  async #write(tape: TapeFile): Promise<void> {
    try {
      for (let sealed = this.#sealed.shift(); sealed !== undefined; sealed = this.#sealed.shift()) {
        await tape.append(sealed.text)
        this.#written(tape, sealed)
      }
    } catch (error) {
      this.#fail(problemOf(this.file, error))
    } finally {
      // In the very turn in which nothing was left: what is sealed after it begins again.
      this.#writing = undefined
    }
  }

  /** The same on this thread: no other gets a turn while a virtual clock runs. */
  #writeNow(tape: TapeFile): void {
    try {
      for (let sealed = this.#sealed.shift(); sealed !== undefined; sealed = this.#sealed.shift()) {
        tape.appendSync(sealed.text)
        this.#written(tape, sealed)
      }
    } catch (error) {
      this.#fail(problemOf(this.file, error))
    }
  }

  #written(tape: TapeFile, sealed: Sealed): void {
    this.#waiting -= sealed.text.length
    this.#records += sealed.records
    if (!this.#isOver()) this.#state.next({ _tag: 'recording', records: this.#records, bytes: tape.size })
  }

  async #end(): Promise<RecordingState> {
    this.#tap.unsubscribe()
    this.#seal()
    await this.#writing
    try {
      await this.#tape?.close()
      if (this.#tape !== undefined && !this.#isOver()) {
        this.#state.next({ _tag: 'closed', records: this.#records, bytes: this.#tape.size })
        this.#state.complete()
      }
    } catch (error) {
      this.#fail(problemOf(this.file, error))
    }
    return this.#state.value
  }

  #fail(problem: TapeProblem): void {
    if (this.#isOver()) return
    const error = new TapeError(problem)
    this.#tap.unsubscribe()
    this.#timer?.unsubscribe()
    this.#sealed.length = 0
    if (!this.#state.observed) process.emitWarning(`recording has stopped: ${error.message}`, 'TapeWarning')
    this.#state.next({ ...this.#state.value, _tag: 'failed', error })
    this.#state.complete()
    void this.close()
  }

  #isOver(): boolean {
    return this.#state.value._tag !== 'recording'
  }
}

/** A tape at any of its records: the state is computed from the nearest checkpoint. */
import { type TapeBlocks, type TapeRecord, tapeBlocks } from '@kiwoom-rx/testing/tape'
import { type TapeListener, TapeState } from './tapeState.ts'

// So many checkpoints are kept; with more records each stands for more of them.
const MOST_CHECKPOINTS = 200
const FIRST_STRIDE = 2_000

export class Timeline {
  readonly from: number
  readonly to: number
  readonly records: number
  /** What is wrong with the tape, in words. */
  readonly damage: string | null
  readonly #tape: TapeBlocks
  readonly #beginning = new TapeState()
  /** The number of the first record of each block; then of the record after the last. */
  readonly #starts: readonly number[]
  readonly #checkpoints: TapeState[]
  #block: { readonly index: number; readonly records: readonly TapeRecord[] } | undefined

  /** Reads the whole tape. @throws TapeError (`Unreadable`, `NotATape`). */
  constructor(file: string) {
    this.#tape = tapeBlocks(file)
    const { blocks, damage } = this.#tape
    this.damage = damage?.message ?? null
    this.from = blocks[0]?.from ?? 0
    this.to = blocks.at(-1)?.to ?? 0
    const starts = [0]
    for (const { records } of blocks) starts.push((starts.at(-1) ?? 0) + records)
    this.#starts = starts
    this.records = starts.at(-1) ?? 0
    this.#checkpoints = this.#readAll()
  }

  /** The state after so many records, and what happened in the last `shown` of them. */
  at(record: number, shown = 0, listener?: TapeListener): TapeState {
    const wanted = Math.max(0, Math.min(this.records, Math.floor(record)))
    const first = Math.max(0, wanted - shown)
    let nearest: TapeState | undefined
    for (const each of this.#checkpoints) if (each.record <= first) nearest = each
    const state = (nearest ?? this.#beginning).copy()
    this.advance(state, first)
    this.advance(state, wanted, listener)
    return state
  }

  /** Takes the records up to one. */
  advance(state: TapeState, record: number, listener?: TapeListener): void {
    const wanted = Math.min(this.records, record)
    while (state.record < wanted) {
      const next = this.recordAt(state.record)
      if (next === undefined) return
      state.take(next, listener)
    }
  }

  /** The record of a number, from 0; one block is kept. */
  recordAt(number: number): TapeRecord | undefined {
    const { index, start } = this.#blockOf(number)
    if (this.#block?.index !== index) {
      if (index < 0 || index >= this.#tape.blocks.length) return undefined
      this.#block = { index, records: this.#tape.read(index) }
    }
    return this.#block.records[number - start]
  }

  /** How many records there are up to a time, epoch ms. Times that run backwards count as if they did not. */
  recordsUntil(at: number): number {
    const { blocks } = this.#tape
    let index = blocks.findIndex(({ to }) => to > at)
    if (index < 0) index = blocks.length - 1
    let record = this.#starts[index] ?? 0
    for (let next = this.recordAt(record); next !== undefined && next.at <= at; next = this.recordAt(record))
      record += 1
    return record
  }

  close(): void {
    this.#tape.close()
  }

  #readAll(): TapeState[] {
    let checkpoints: TapeState[] = []
    let stride = FIRST_STRIDE
    const state = this.#beginning.copy()
    while (state.record < this.records) {
      this.advance(state, Math.min(this.records, state.record + stride))
      checkpoints.push(state.copy())
      if (checkpoints.length < MOST_CHECKPOINTS) continue
      checkpoints = checkpoints.filter((_, index) => index % 2 === 1)
      stride *= 2
    }
    return checkpoints
  }

  #blockOf(number: number): { readonly index: number; readonly start: number } {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= number) low = middle
      else high = middle - 1
    }
    return { index: low, start: this.#starts[low] ?? 0 }
  }
}

import { openTape } from './cursor.ts'
import type { Damage } from './problem.ts'
import { recordOf, type TapeRecord } from './record.ts'

/** A block of a tape: what is read at once. */
export interface TapeBlock {
  readonly records: number
  /** Epoch ms of its first and its last record. */
  readonly from: number
  readonly to: number
}

/** A tape that is read at any place. */
export interface TapeBlocks {
  /** The blocks that have records, in their order. */
  readonly blocks: readonly TapeBlock[]
  /** Where the tape stopped being whole; the blocks are those before. */
  readonly damage: Damage | undefined
  /** The records of a block, by its place in `blocks`. */
  read(block: number): readonly TapeRecord[]
  /** Closes the file. */
  close(): void
}

/**
 * Opens a tape (녹화) to be read at any place, block by block: for tools that go back and forth. It reads the whole tape
 * once, and keeps where its blocks begin; one block is in memory at a time.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { record, tapeBlocks } from '@kiwoom-rx/testing/tape'
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { firstValueFrom } from 'rxjs'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'tape-')), 'today.tape')
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const recording = record(kiwoom, file)
 * await firstValueFrom(kiwoom.realtime.trade('005930'))
 * await kiwoom.close()
 * await recording.close()
 * await exchange.close()
 *
 * const tape = tapeBlocks(file)
 * console.log(tape.blocks.length > 0, tape.read(0)[0]?._tag)
 * // prints: true request
 * tape.close()
 * ```
 *
 * @throws TapeError (`Unreadable`, `NotATape`).
 */
export function tapeBlocks(file: string): TapeBlocks {
  const cursor = openTape(file)
  const blocks: TapeBlock[] = []
  const offsets: number[] = []
  let last: { from: number; to: number; records: number } | undefined
  while (cursor.next()) {
    if (last === undefined || offsets.at(-1) !== cursor.block) {
      offsets.push(cursor.block)
      last = { from: cursor.at, to: cursor.at, records: 0 }
      blocks.push(last)
    }
    last.to = cursor.at
    last.records += 1
  }
  const { damage } = cursor
  // A damaged cursor goes no further; a new one reads what is whole before the damage.
  const reader = damage === undefined ? cursor : openTape(file)
  if (reader !== cursor) cursor.close()
  return {
    blocks,
    damage,
    read: (block) => {
      const [offset, { records }] = [offsets[block], blocks[block] ?? { records: 0 }]
      if (offset === undefined) throw new RangeError(`there is no block ${block}; there are ${blocks.length}`)
      const found: TapeRecord[] = []
      reader.goTo(offset)
      while (found.length < records && reader.next()) found.push(recordOf(reader))
      return found
    },
    close: () => reader.close(),
  }
}

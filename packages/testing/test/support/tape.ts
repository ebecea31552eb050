/** Tapes as bytes and as files, for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { WireEvent } from '@kiwoom-rx/core'
import { afterAll } from 'vitest'
import { blockOf } from '../../src/tape/block.ts'
import { BlockBuffer } from '../../src/tape/blockBuffer.ts'
import { type Source, TapeCursor } from '../../src/tape/cursor.ts'
import type { Damage } from '../../src/tape/problem.ts'
import { lineOfRecord, recordOf, type TapeRecord } from '../../src/tape/record.ts'
import { FIRST_BLOCK } from '../../src/tape/tapeFile.ts'

/** A tape of these records, so many in a block. */
export function tapeOf(records: readonly (WireEvent | TapeRecord)[], perBlock = 3): Buffer {
  const blocks: Buffer[] = [FIRST_BLOCK]
  const lines = new BlockBuffer()
  const seal = () => {
    const { text } = lines.take()
    blocks.push(blockOf(text, deflateRawSync(text)))
  }
  for (const record of records) {
    lines.add(lineOfRecord(record))
    if (lines.records === perBlock) seal()
  }
  if (lines.records > 0) seal()
  return Buffer.concat(blocks)
}

function memory(bytes: Buffer): Source {
  return {
    name: 'memory',
    size: bytes.length,
    read: (from, length) => bytes.subarray(from, Math.min(bytes.length, from + length)),
    close: () => undefined,
  }
}

/** All that can be read of these bytes. */
export function readBytes(bytes: Buffer): { readonly records: readonly TapeRecord[]; readonly damage?: Damage } {
  const cursor = new TapeCursor(memory(bytes))
  const records: TapeRecord[] = []
  while (cursor.next()) records.push(recordOf(cursor))
  return cursor.damage === undefined ? { records } : { records, damage: cursor.damage }
}

/** A folder of this test file's own; gone when its tests are over. */
export function tapeFolder(): (name: string, bytes?: Buffer) => string {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-tape-test-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  return (name, bytes) => {
    const file = join(folder, name)
    if (bytes !== undefined) writeFileSync(file, bytes)
    return file
  }
}

/** A trade as it comes on the wire. */
export function tradeFrame(item: string, price: number, volume: number, time = '090000', type = '0B'): string {
  const values = { '20': time, '10': `+${price}`, '13': `${volume}`, '15': '+1' }
  return JSON.stringify({ trnm: 'REAL', data: [{ type, name: '주식체결', item, values }] })
}

export function received(at: number, frame: string): TapeRecord {
  return { _tag: 'received', at, frame }
}

/** The order log over days and over a disk that is full: an id that may have left never leaves again. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { from, lastValueFrom } from 'rxjs'
import { describe, expect, it, vi } from 'vitest'
import { fileOrderStore } from '../../src/order/fileOrderStore.ts'
import { logged, noOrders, type OrderLog, rule, unsettled, withoutOld } from '../../src/order/orderLog.ts'
import type { OrderLine, OrderOutcome, OrderSent } from '../../src/order/orderRecord.ts'

const DAY = 86_400_000

function sending(at: number, quantity = '1'): OrderSent {
  const body = { stk_cd: '005930', ord_qty: quantity }
  const what = { apiId: 'kt10000', path: '/api/dostk/ordr', session: 0, body, highest: 0 }
  return { _tag: 'sending', client: 'a', id: 'mine', at, ...what }
}

function settled(at: number, outcome: OrderOutcome): OrderLine {
  const answer = { status: 200, headers: {}, body: `{"at":${at}}` }
  return { _tag: 'settled', client: 'a', id: 'mine', at, outcome, answer }
}

function read(lines: readonly OrderLine[], now: number): OrderLog {
  return withoutOld(lines.reduce(logged, noOrders), now - 3 * DAY)
}

/** A full disk takes the first part of a write. */
async function fullDisk(path: string) {
  const handle = await open(path, 'a')
  const files: Pick<FileHandle, 'appendFile'> = Object.getPrototypeOf(handle)
  await handle.close()
  return vi.spyOn(files, 'appendFile').mockImplementation(async (text) => {
    appendFileSync(path, String(text).slice(0, 20))
    throw new Error('ENOSPC: no space left on device')
  })
}

describe('the order log', () => {
  it('knows an id that was used again after it was forgotten', () => {
    const lines = [sending(0), settled(1, 'accepted'), sending(5 * DAY), settled(5 * DAY + 1, 'accepted')]
    expect(rule(read(lines, 5 * DAY + 2), sending(0))).toMatchObject({ _tag: 'repeat', settled: { at: 5 * DAY + 1 } })
    expect(unsettled(read(lines.slice(0, 3), 5 * DAY + 2)).length).toBe(1)
  })

  it('never forgets an order whose outcome is unknown', () => {
    const log = read([sending(0), settled(1, 'unknown')], 10 * DAY)
    expect(unsettled(log).length).toBe(1)
    expect(rule(log, sending(0))).toEqual({ _tag: 'wait' })
  })
})

describe('the order log in a file', () => {
  it('leaves out a line that a full disk cut, and keeps those behind it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiwoom-gateway-'))
    try {
      const path = join(folder, 'orders.jsonl')
      const store = fileOrderStore(path)
      const append = (line: OrderLine) => lastValueFrom(from(store.append(line)), { defaultValue: undefined })
      await append(sending(1))
      const full = await fullDisk(path)
      await expect(append(sending(2))).rejects.toThrow('ENOSPC')
      await expect(append(sending(3))).rejects.toThrow('ENOSPC')
      full.mockRestore()
      await append(sending(4))
      await lastValueFrom(from(store.close()), { defaultValue: undefined })
      expect(await lastValueFrom(from(fileOrderStore(path).load()))).toEqual([sending(1), sending(4)])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

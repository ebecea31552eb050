/**
 * Numbered messages, so that a missing one is noticed. `epoch number` and a line break come before the bytes. The epoch
 * is the leader's; with a new epoch the numbers begin again.
 */

export interface Numbered {
  readonly epoch: number
  readonly number: number
  readonly bytes: Uint8Array
}

const LINE_BREAK = 0x0a

export function numbered(epoch: number, number: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${epoch} ${number}\n`), bytes])
}

export function readNumbered(data: Uint8Array): Numbered | undefined {
  const end = data.indexOf(LINE_BREAK)
  const head = end < 0 ? null : /^(\d+) (\d+)$/.exec(Buffer.from(data.subarray(0, end)).toString('latin1'))
  if (head === null) return undefined
  return { epoch: Number(head[1]), number: Number(head[2]), bytes: data.subarray(end + 1) }
}

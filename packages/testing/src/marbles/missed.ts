/** Trades that were missed, as a stream with gaps carries them. */
import type { Missed } from '@kiwoom-rx/core'

/**
 * So many shares of an item, traded between two instants.
 *
 * @throws RangeError when the volume is no whole number above 0, or the times run backwards: no stream carries such.
 */
export function missed(
  item: string,
  volume: number,
  { from = 0, to = from }: { readonly from?: number; readonly to?: number } = {},
): Missed {
  if (!Number.isInteger(volume) || volume <= 0) {
    throw new RangeError(`m.missed: the volume must be a whole number of shares above 0, got ${volume}`)
  }
  if (to < from) throw new RangeError(`m.missed: to must not be before from, got ${from} to ${to}`)
  return { type: 'missed', item, volume, from, to }
}

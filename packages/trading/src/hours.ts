/** When orders can be filled: in the continuous sessions, by the exchange's notices or else by the time of day. */
import type { Session } from '@kiwoom-rx/operators'
import { clockTime, timeOfDay } from './koreanTime.ts'

type Venue = keyof Session

const HOURS: Readonly<Record<Venue, readonly (readonly [from: number, to: number])[]>> = {
  krx: [hours('09:00', '15:20')],
  // NXT (docs/protocol.md#orders): its orders stand a little longer than its sessions, its continuous trading does not.
  nxt: [hours('08:00', '08:50'), hours('09:00:30', '15:20'), hours('15:40', '20:00')],
}

const CONTINUOUS: Readonly<Record<Venue, ReadonlySet<string>>> = {
  krx: new Set(['regular']),
  nxt: new Set(['preMarket', 'regular', 'afterMarket']),
}

const KRX: readonly Venue[] = ['krx']
const NXT: readonly Venue[] = ['nxt']
const BOTH: readonly Venue[] = ['krx', 'nxt']

/**
 * Whether an item trades continuously; through the smart router where either venue does. While no time is known nothing
 * speaks against it: the market decides.
 */
export function isTrading(item: string, at: number, told: Session | null): boolean {
  if (!Number.isFinite(at)) return true
  return venuesOf(item).some((venue) => isOpen(venue, at, told?.[venue] ?? null))
}

const AUCTIONS = [hours('08:30', '09:00'), hours('15:20', '15:30')]
const AUCTION_NAMES: ReadonlySet<string> = new Set(['openingAuction', 'closingAuction'])

/** Whether an item is in the call auction of the opening or the close (동시호가), which NXT has not. */
export function isCallAuction(item: string, at: number, told: Session | null): boolean {
  if (item.endsWith('_NX') || !Number.isFinite(at)) return false
  if (told !== null && told.krx !== null) return AUCTION_NAMES.has(told.krx)
  const time = timeOfDay(at)
  return AUCTIONS.some(([from, to]) => time >= from && time < to)
}

function isOpen(venue: Venue, at: number, session: string | null): boolean {
  if (session !== null) return CONTINUOUS[venue].has(session)
  const time = timeOfDay(at)
  return HOURS[venue].some(([from, to]) => time >= from && time < to)
}

function venuesOf(item: string): readonly Venue[] {
  if (item.endsWith('_NX')) return NXT
  return item.endsWith('_AL') ? BOTH : KRX
}

function hours(from: string, to: string): readonly [number, number] {
  return [clockTime('hours', from), clockTime('hours', to)]
}

/** 0D, the order book, in the captured order or with the 163 FIDs of the manual's sample. 0C and 0H show parts of it. */
import type { Level } from '../../market/book/book.ts'
import { hhmmss } from '../../market/calendar/time.ts'
import type { Expected, Instrument } from '../../market/instrument/instrument.ts'
import { Unified } from '../../market/instrument/unified.ts'
import { bestText, percent, plainRateText, priceText, rateText, signCode, signedText } from '../text/format.ts'
import type { FidValue } from './entry.ts'

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Of both exchanges together, the sizes are distinguished as well. */
export function bookValues(at: number, instrument: Instrument, forms: 'measured' | 'manual'): readonly FidValue[] {
  const { book, previousClose: reference } = instrument
  const asks = book.levels('asks')
  const bids = book.levels('bids')
  const ask = book.total('asks')
  const bid = book.total('bids')
  const isMeasured = forms === 'measured'
  // The opening auction's result stays in its FIDs all day (docs/protocol.md#book).
  const kept = isMeasured ? (instrument.expected ?? openingOf(instrument)) : instrument.expected
  return [
    [21, hhmmss(at)],
    ...TEN.flatMap((n): readonly FidValue[] => [
      [41 + n, bestText(asks[n]?.price, reference)],
      [61 + n, sizeText(asks[n])],
      [81 + n, signedText(asks[n]?.change ?? 0)],
      [51 + n, bestText(bids[n]?.price, reference)],
      [71 + n, sizeText(bids[n])],
      [91 + n, signedText(bids[n]?.change ?? 0)],
    ]),
    [121, `${ask.size}`],
    [122, signedText(ask.change)],
    [125, `${bid.size}`],
    [126, signedText(bid.change)],
    ...expectedFids(kept, reference, [23, 24]),
    [128, signedText(bid.size - ask.size)],
    [129, plainRateText(percent(bid.size, ask.size))],
    [138, signedText(ask.size - bid.size)],
    [139, plainRateText(percent(ask.size, bid.size))],
    ...expectedChangeFids(kept, instrument, [200, 201, 238]),
    ...expectedFids(instrument.expected, reference, [291, 292]),
    ...expectedChangeFids(instrument.expected, instrument, [294, 295, 293], true),
    ...(isMeasured ? [] : manualFids(instrument)),
    ...venueSizes(6044, instrument, 'krx', asks, bids),
    ...venueSizes(6066, instrument, 'nxt', asks, bids),
    ...(isMeasured ? midPrice(instrument) : zeros(6100, 6115)),
  ]
}

// The manual's sample has them, no captured frame does.
function manualFids(instrument: Instrument): readonly FidValue[] {
  return [
    // Liquidity providers: stocks have none.
    ...TEN.flatMap((n): readonly FidValue[] => [
      [621 + n, '0'],
      [631 + n, '0'],
    ]),
    [13, `${instrument.volume}`],
    [299, expectedShare(instrument)],
    [215, ''],
    [216, ''],
  ]
}

// The first trade of the day, when the opening auction made it.
const LONGEST_OPENING = 60_000

function openingOf({ ticks: [first], hours, venue }: Instrument): Expected | undefined {
  if (first === undefined || venue === 'NXT' || first.at < hours.open) return undefined
  return first.at - hours.open <= LONGEST_OPENING ? first : undefined
}

// Orders at the middle of the best prices: none wait, but the middle is shown.
function midPrice({ book, previousClose, limits }: Instrument): readonly FidValue[] {
  const [ask, bid] = [book.best('asks')?.price, book.best('bids')?.price]
  const middle = ask === undefined || bid === undefined ? undefined : Math.floor((ask + bid) / 2)
  const change = (middle ?? previousClose) - previousClose
  const price = middle === undefined ? '0' : priceText(middle, previousClose)
  const shown: Readonly<Record<number, string>> = {
    6102: price,
    6110: signedText(change),
    6111: signCode(middle ?? previousClose, previousClose, limits),
    6112: rateText(percent(change, previousClose)),
    6114: '3',
    6115: '0.00',
  }
  return zeros(6100, 6115).map(([fid, zero]): FidValue => [fid, shown[Number(fid)] ?? zero])
}

// What of each level waits on one exchange: ten asks, ten bids, and their totals.
function venueSizes(
  from: number,
  instrument: Instrument,
  venue: 'krx' | 'nxt',
  asks: readonly Level[],
  bids: readonly Level[],
): readonly FidValue[] {
  if (!(instrument instanceof Unified)) return zeros(from, from + 21)
  const { book } = instrument[venue]
  const sizes = (side: 'asks' | 'bids', shown: readonly Level[]): readonly number[] => {
    const own = new Map(book.levels(side).map(({ price, size }) => [price, size]))
    return TEN.map((n) => own.get(shown[n]?.price ?? 0) ?? 0)
  }
  const all = [...sizes('asks', asks), ...sizes('bids', bids), book.total('asks').size, book.total('bids').size]
  return all.map((size, n): FidValue => [from + n, `${size}`])
}

/** 0C. */
export function bestQuoteValues(instrument: Instrument): readonly FidValue[] {
  const { book, previousClose: reference } = instrument
  return [
    [27, bestText(book.best('asks')?.price, reference)],
    [28, bestText(book.best('bids')?.price, reference)],
  ]
}

/** 0H. */
export function expectedTradeValues(at: number, instrument: Instrument): readonly FidValue[] {
  const { expected, previousClose: reference, limits } = instrument
  const price = expected?.price ?? reference
  return [
    [20, hhmmss(at)],
    [10, priceText(price, reference)],
    [11, signedText(price - reference)],
    [12, rateText(percent(price - reference, reference))],
    [15, signedText(expected?.size ?? 0)],
    [13, `${instrument.volume}`],
    [25, signCode(price, reference, limits)],
  ]
}

function sizeText(level: Level | undefined): string {
  return `${level?.size ?? 0}`
}

// Of an auction; otherwise zeros (docs/protocol.md#book).
function expectedFids(
  expected: Expected | undefined,
  previousClose: number,
  [price, size]: readonly [number, number],
): FidValue[] {
  return [
    [price, expected === undefined ? '0' : priceText(expected.price, previousClose)],
    [size, `${expected?.size ?? 0}`],
  ]
}

function expectedChangeFids(
  expected: Expected | undefined,
  { previousClose, limits }: Instrument,
  [change, rate, sign]: readonly [number, number, number],
  signFirst = false,
): FidValue[] {
  const price = expected?.price ?? previousClose
  const signFid: FidValue = [sign, signCode(price, previousClose, limits)]
  const fids: FidValue[] = [
    [change, signedText(price - previousClose)],
    [rate, rateText(percent(price - previousClose, previousClose))],
  ]
  return signFirst ? [signFid, ...fids] : [...fids, signFid]
}

// Percent of the previous day's volume; its sign only marks above or below.
function expectedShare({ expected, previousVolume }: Instrument): string {
  if (expected === undefined) return '0.00'
  return (expected.size < previousVolume ? '-' : '+') + plainRateText(percent(expected.size, previousVolume))
}

function zeros(from: number, to: number): FidValue[] {
  return Array.from({ length: to - from + 1 }, (_, n): FidValue => [from + n, '0'])
}

/** Condition searches (PROTOCOL §11): three invented conditions over the simulated market. */
import type { Instrument } from '../market/instrument.ts'
import type { Market } from '../market/market.ts'
import { signCode } from './format.ts'
import { type JsonObject, textOf } from './json.ts'

/** A condition of the vendor's desktop program, by its number. */
export interface Condition {
  readonly seq: string
  readonly name: string
  readonly holds: (instrument: Instrument) => boolean
}

export const conditions: readonly Condition[] = [
  { seq: '0', name: '상승 종목', holds: ({ last, previousClose }) => last > previousClose },
  { seq: '1', name: '거래량 상위', holds: ({ volume, previousVolume }) => volume * 100 > previousVolume },
  { seq: '2', name: '코스닥', holds: ({ listing }) => listing.market === 'kosdaq' },
]

/** The reply to CNSRLST, CNSRREQ or CNSRCLR. */
export function conditionReply(frame: JsonObject, market: Market): JsonObject {
  const trnm = textOf(frame['trnm'])
  const seq = textOf(frame['seq']).trim()
  const head = { trnm, return_code: 0, return_msg: '' }
  if (trnm === 'CNSRLST') return { ...head, data: conditions.map(({ seq: number, name }) => [number, name]) }
  if (trnm === 'CNSRCLR') return { ...head, seq }
  const condition = conditions.find((each) => each.seq === seq)
  const found = condition === undefined ? [] : market.instruments.filter(condition.holds)
  // The number may come back padded with a space.
  const answered = { ...head, seq: `${seq} ` }
  if (textOf(frame['search_type']) === '1') {
    return { ...answered, data: found.map(({ listing }) => ({ jmcode: `A${listing.code}` })) }
  }
  return { ...answered, cont_yn: 'N', next_key: '', data: found.map(row) }
}

function row(instrument: Instrument): JsonObject {
  const { listing, last, previousClose, volume, open, high, low, limits } = instrument
  const change = last - previousClose
  return {
    9001: `A${listing.code}`,
    302: listing.name,
    10: padded(last),
    25: signCode(last, previousClose, limits),
    11: padded(change),
    // A thousandth of a percent.
    12: padded(Math.round((change / previousClose) * 100_000)),
    13: padded(volume),
    16: padded(open),
    17: padded(high),
    18: padded(low),
  }
}

// Nine wide, the sign in the first place.
function padded(value: number): string {
  return value < 0 ? `-${String(-value).padStart(8, '0')}` : String(value).padStart(9, '0')
}

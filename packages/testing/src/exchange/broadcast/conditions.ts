/** Condition searches (docs/protocol.md#conditions): three invented conditions over the simulated market. */
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { Market } from '../../market/market.ts'
import type { FidValue } from '../frames/entry.ts'
import { accountCode, signCode } from '../text/format.ts'
import { type JsonObject, textOf } from '../text/json.ts'

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

type Forms = 'measured' | 'manual'

/** The reply to CNSRLST, CNSRREQ or CNSRCLR, as text: an object would put the FIDs into numeric order. */
export function conditionReply(frame: JsonObject, market: Market, forms: Forms): string {
  const trnm = textOf(frame['trnm'])
  const seq = textOf(frame['seq']).trim()
  const isMeasured = forms === 'measured'
  const done = { return_code: 0, return_msg: '' }
  if (trnm === 'CNSRLST') {
    return JSON.stringify({ trnm, ...done, data: conditions.map(({ seq: number, name }) => [number, name]) })
  }
  if (trnm === 'CNSRCLR') {
    if (!isMeasured) return JSON.stringify({ trnm, seq, ...done })
    return JSON.stringify({ trnm, seq, return_code: 0, return_msg: '정상종료되었습니다.' })
  }
  const condition = conditions.find((each) => each.seq === seq)
  const found = condition === undefined ? [] : market.instruments.filter(condition.holds)
  // The manual pads the number with a space and has a return_msg; neither was captured (docs/protocol.md#conditions).
  const answered = { trnm, seq: isMeasured ? seq : `${seq} ` }
  const code = isMeasured ? { return_code: 0 } : done
  if (textOf(frame['search_type']) === '1') {
    return JSON.stringify({
      ...answered,
      ...code,
      data: found.map(({ listing }) => ({ jmcode: accountCode(listing) })),
    })
  }
  const head = JSON.stringify({ ...answered, cont_yn: 'N', next_key: '', ...code })
  return `${head.slice(0, -1)},"data":[${found.map((each) => rowText(each, forms)).join(',')}]}`
}

function rowText(instrument: Instrument, forms: Forms): string {
  const { listing, last, previousClose, volume, open, high, low, limits } = instrument
  const change = last - previousClose
  const rate = (change / previousClose) * 100
  const values: readonly FidValue[] = [
    [9001, accountCode(listing)],
    [302, listing.name],
    [10, padded(last)],
    [25, signCode(last, previousClose, limits)],
    [11, padded(change)],
    // A thousandth of a percent, of a rate with two decimals.
    [12, padded(forms === 'measured' ? Math.round(rate * 100) * 10 : Math.round(rate * 1_000))],
    [13, padded(volume)],
    [16, padded(open)],
    [17, padded(high)],
    [18, padded(low)],
  ]
  return `{${values.map(([fid, text]) => `"${fid}":${JSON.stringify(text)}`).join(',')}}`
}

// Nine wide, the sign in the first place.
function padded(value: number): string {
  return value < 0 ? `-${String(-value).padStart(8, '0')}` : String(value).padStart(9, '0')
}

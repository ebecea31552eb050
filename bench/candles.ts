/** A reply of minute candles (ka10080), as the exchange writes it. */

export interface WireCandle {
  readonly cur_prc: string
  readonly trde_qty: string
  readonly cntr_tm: string
  readonly open_pric: string
  readonly high_pric: string
  readonly low_pric: string
  readonly pred_pre: string
  readonly pred_pre_sig: string
}

export interface CandleReply {
  readonly stk_cd: string
  readonly stk_min_pole_chart_qry: readonly WireCandle[]
  readonly return_code: number
  readonly return_msg: string
}

/** Newest first, a minute each, of days of 390 minutes. Signs on prices show the direction against the day before. */
export function candleReply(rows: number): CandleReply {
  const candles = Array.from({ length: rows }, (_, at): WireCandle => {
    const change = ((at * 37) % 21) * 100 - 950
    const sign = change < 0 ? '-' : '+'
    const price = 70_000 + change
    const minute = 390 - (at % 390)
    const time = [9 + Math.floor(minute / 60), minute % 60, 0].map((part) => String(part).padStart(2, '0')).join('')
    return {
      cur_prc: `${sign}${price}`,
      trde_qty: String((at * 7919) % 10_000),
      cntr_tm: `202611${20 - Math.floor(at / 390)}${time}`,
      open_pric: `${sign}${price - 100}`,
      high_pric: `${sign}${price + 200}`,
      low_pric: `${sign}${price - 200}`,
      pred_pre: `${sign}${Math.abs(change)}`,
      pred_pre_sig: change < 0 ? '5' : '2',
    }
  })
  return {
    stk_cd: '005930',
    stk_min_pole_chart_qry: candles,
    return_code: 0,
    return_msg: '정상적으로 처리되었습니다',
  }
}

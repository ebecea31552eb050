/** How the rankings are sorted whose figures have no model: the figures are drawn, their order is kept. */
import type { EndpointSpec } from '@kiwoom-rx/core/catalog'

type Row = Readonly<Record<string, unknown>>

/** The figure that a ranking goes by: the key of one, or one for each value of a selector. */
interface Order {
  readonly by: string
  /** A selector whose code names the direction, or another figure. */
  readonly selector?: string
  readonly keys?: Readonly<Record<string, string>>
}

// The selector's names are the catalogue's: what begins with "fall", "plunge" or "netSell" is sorted the other way.
const ORDERS: Readonly<Record<string, Order>> = {
  ka10020: { by: 'netprps_req', selector: 'sort_tp', keys: { '3': 'buy_rt', '4': 'buy_rt' } },
  ka10021: { by: 'sdnin_rt', selector: 'sort_tp', keys: { '1': 'sdnin_qty' } },
  ka10022: { by: 'sdnin_rt' },
  ka10023: { by: 'sdnin_rt', selector: 'sort_tp', keys: { '1': 'sdnin_qty', '3': 'sdnin_qty' } },
  ka10029: { by: 'flu_rt', selector: 'sort_tp', keys: { '2': 'pred_pre', '5': 'pred_pre', '6': 'exp_cntr_qty' } },
  ka10033: { by: 'crd_rt' },
  ka10034: { by: 'netprps_qty', selector: 'trde_tp' },
  ka10035: { by: 'tot', selector: 'trde_tp' },
  ka10036: { by: 'exh_rt_incrs' },
  ka10037: { by: 'netprps_trde_qty', selector: 'trde_tp' },
  ka10098: { by: 'flu_rt', selector: 'sort_base', keys: { '2': 'pred_pre', '4': 'pred_pre' } },
}

/** Whether it is one of them. */
export function isRanked({ id }: EndpointSpec): boolean {
  return ORDERS[id] !== undefined
}

/** The rows in the order that was asked for, their ranks counted again. */
export function inRankOrder(spec: EndpointSpec, body: Readonly<Record<string, string>>, rows: readonly Row[]): Row[] {
  const order = ORDERS[spec.id]
  if (order === undefined) return [...rows]
  const code = order.selector === undefined ? '' : (body[order.selector] ?? '')
  const key = order.keys?.[code] ?? order.by
  const direction = isDownward(spec, order.selector, code) ? -1 : 1
  return rows
    .toSorted((a, b) => direction * (figure(b[key]) - figure(a[key])))
    .map((row, index) => ('rank' in row ? { ...row, rank: String(index + 1) } : row))
}

function isDownward(spec: EndpointSpec, selector: string | undefined, code: string): boolean {
  const name = spec.request.fields.find(({ key }) => key === selector)?.codes?.[code]?.name ?? ''
  return /^(fall|plunge|netSell|consecutiveNetSell|netAsk|ask|lowerLimit)/.test(name)
}

// The last of two signs counts (docs/protocol.md#formats).
function figure(text: unknown): number {
  const [, signs = '', digits = '0'] = /^([+-]{0,2})([\d.]+)$/.exec(typeof text === 'string' ? text.trim() : '') ?? []
  return signs.endsWith('-') ? -Number(digits) : Number(digits)
}

/** How replies about the market write their numbers, where that differs from the usual (docs/protocol.md#formats). */
import type { FieldSpec } from '@kiwoom-rx/core/catalog'
import { each, type Form } from './form.ts'

const NONE: Form = { sign: 'none' }
const MINUS: Form = { sign: 'minus' }
const DOUBLE: Form = { sign: 'double' }
const MARK: Form = { sign: 'above100' }
const BLANK: Form = { blank: true }
const POINTS: Form = { sign: 'minus', decimals: 2 }

/** Prices with their direction against the previous close; any other price (an average, a base, a strike) has none. */
const DIRECTED = new RegExp(
  `^(${[
    '(ovt_sigpric_)?cur_prc(_n)?',
    '(exp_)?cntr_pric',
    '(tdy_)?(open|high|low|close)_pric',
    '(pri_|fpr_|ovt_sigpric_)?(sel|buy)_bid(_unit|_\\d)?',
    '(sel|buy)_(\\d+th_bid|\\d+bid|fpr_bid|\\d+th_pre_bid)',
    '(upl|lst)_pric',
    '(250|52wk_|oyr_)?(hgst|lwst)(_pric)?',
    'past_curr_prc',
    'kospi200',
    'nav|trace_idex|trace_cur_prc',
  ].join('|')})$`,
)

/** Rates that are never signed: shares of a whole, ratios of valuation, what an option has. */
const UNSIGNED_RATE = new RegExp(
  `^(${[
    'cntr_str(_\\d+min)?',
    'per|pbr|roe|eps|bps',
    'shr_rt|remn_rt|crd_remn_rt',
    'dbrt_trde_(cntrcnt|rpy)_rt|rmnd_rt|remn_amt_rt',
    'buy_rt|alacc_rt|bsis_aset_comp_rt_\\d|elwcmpn_rt|elwpric_rising_part_rt',
    'prty|elwprty|gear|gear_rt|elwgear|lvrg|cnvt_rt|elwcnvt_rt',
    'iv|innr_vltl|elwinnr_vltl|lp',
    'trace_eor_rt|trace',
  ].join('|')})$`,
)

/** Charts of ticks, days and longer: prices without direction. */
const UNDIRECTED_CHARTS = new Set(
  'ka10079 ka10081 ka10082 ka10083 ka10094 ka50079 ka50081 ka50082 ka50083 ka50091 ka50092'.split(' '),
)

const INVESTORS =
  'ind_invsr frgnr_invsr orgn fnnc_invt insrnc invtrt etc_fnnc bank penfnd_etc samo_fund natn etc_corp natfor'
const PROGRAM = 'dfrt_trde_netprps ndiffpro_trde_netprps dfrt_trde_netprps_qty ndiffpro_trde_netprps_qty all_netprps'
const PROGRAM_OF_STOCK = 'prm_netprps_amt prm_netprps_amt_irds prm_netprps_qty prm_netprps_qty_irds'
const WARRANT: Readonly<Record<string, Form>> = {
  ...each('delta gam theta vega law', MINUS),
  ...each('lvrg', { sign: 'none', decimals: 6 }),
  ...each('cnvt_rt elwcnvt_rt', { sign: 'none', decimals: 4 }),
  ...each('dispty_rt', DOUBLE),
}

const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  ka10001: each('trde_pre', MARK),
  ka10007: each('pred_rt', MARK),
  ka10008: { ...each('close_pric', NONE), ...each('chg_qty frgnr_limit_irds', MINUS) },
  ka10009: each('close_pric', NONE),
  // What is not named is empty.
  ka10010: each(
    [
      'dfrt_trst_sell_qty dfrt_trst_sell_amt dfrt_trst_buy_qty dfrt_trst_buy_amt dfrt_trst_netprps_qty',
      'dfrt_trst_netprps_amt ndiffpro_trst_sell_qty ndiffpro_trst_sell_amt ndiffpro_trst_buy_qty',
      'ndiffpro_trst_buy_amt ndiffpro_trst_netprps_qty ndiffpro_trst_netprps_amt all_dfrt_trst_sell_amt',
      'all_dfrt_trst_buy_amt all_dfrt_trst_netprps_amt',
    ].join(' '),
    BLANK,
  ),
  ka10013: each('pre', MINUS),
  ka10016: { ...each('high_pric low_pric', NONE), ...each('pred_trde_qty_pre_rt', MARK) },
  ka10020: each('netprps_req', MINUS),
  ka10021: { ...each('int', { sign: 'none', decimals: 0 }), ...each('sdnin_qty', MINUS) },
  ka10030: {
    ...each('pred_rt', MARK),
    ...each('opmr_trde_qty opmr_pred_rt opmr_trde_rt opmr_trde_amt af_mkrt_trde_qty af_mkrt_pred_rt', BLANK),
    ...each('af_mkrt_trde_rt af_mkrt_trde_amt bf_mkrt_trde_qty bf_mkrt_pred_rt bf_mkrt_trde_rt', BLANK),
    ...each('bf_mkrt_trde_amt', BLANK),
  },
  ka10043: each('netprps_qty pred_pre', DOUBLE),
  ka10044: { ...each('cur_prc', {}), ...each('avg_pric_pre', DOUBLE) },
  ka10046: each('trde_qty', NONE),
  ka10047: each('trde_qty', NONE),
  ka10048: WARRANT,
  ka10050: WARRANT,
  // Hundredths of a percent, without the point.
  ka10051: each('flu_rt', MINUS),
  ka10053: each('sell_qty buy_qty', NONE),
  ka10058: each('avg_pric_pre', DOUBLE),
  ka10059: each(INVESTORS, MINUS),
  ka10060: each(INVESTORS, MINUS),
  ka10061: each(INVESTORS, DOUBLE),
  ka10062: {
    ...each('orgn_nettrde_qty orgn_nettrde_amt for_nettrde_qty for_nettrde_amt nettrde_qty nettrde_amt', DOUBLE),
    // The average of a net sale is negative (CORRECTIONS, kind 3).
    ...each('orgn_nettrde_avg_pric for_nettrde_avg_pric', MINUS),
  },
  ka10063: each('netprps_qty netprps_amt', DOUBLE),
  ka10064: each(INVESTORS, MINUS),
  ka10066: each(INVESTORS, MINUS),
  ka10068: each('dbrt_trde_irds', MINUS),
  ka10069: each('dbrt_trde_cntrcnt_rt dbrt_trde_rpy_rt rmnd_rt remn_amt_rt', { sign: 'none', decimals: 0 }),
  ka10079: each('pred_pre', NONE),
  ka10086: {
    ...each('crd_rt', NONE),
    ...each('ind orgn for_qty frgn prm for_netprps orgn_netprps ind_netprps', DOUBLE),
  },
  ka10095: { ...WARRANT, ...each('pred_trde_qty_pre', MARK), ...each('pri_sel_cnt pri_buy_cnt tot_buy_cnt', BLANK) },
  ka10098: each('tdy_close_pric', NONE),
  ka20003: each('wght', BLANK),
  ka20004: each('pred_pre', NONE),
  ka20068: each('dbrt_trde_irds', MINUS),
  ka30001: each('base_pre', MINUS),
  ka30002: { ...each('stkpc_flu netprps', DOUBLE), ...each('buy_trde_qty sel_trde_qty', { sign: 'plus' }) },
  ka30003: each('stkpc_flu netprps', DOUBLE),
  ka30004: { ...each('dispty_rt', { sign: 'double', decimals: 0 }), ...each('basis', { sign: 'double', decimals: 2 }) },
  ka30005: {
    ...WARRANT,
    ...each('exec_pric', { sign: 'none', decimals: 2 }),
    ...each('pl_qutr_pt', { sign: 'plus', decimals: 2 }),
  },
  ka30010: each('netprps_req', MINUS),
  ka30012: {
    ...WARRANT,
    ...each('exp_rght_pric all_hgst_pric all_lwst_pric imaf_hgst_pric imaf_lwst_pric elwspread', POINTS),
    ...each('sndhalf_mrkt_hgst_pric sndhalf_mrkt_lwst_pric', POINTS),
    ...each('dcsn_pay_amt', { sign: 'none', decimals: 3 }),
  },
  ka40003: { ...each('cur_prc', NONE), ...each('nav', { decimals: 2 }) },
  ka40008: each('for_netprps_qty', DOUBLE),
  ka40010: each('for_netprps', DOUBLE),
  ka50010: each('trde_pre', { sign: 'plus' }),
  ka50012: each('orgn_netprps for_netprps ind_netprps', MINUS),
  ka50079: each('pred_pre', NONE),
  // Only what lies below the base is marked, and the change has no direction at all (CORRECTIONS, kind 2).
  ka50080: {
    ...each('cur_prc', NONE),
    ...each('open_pric high_pric low_pric', MINUS),
    ...each('pred_pre', NONE),
    ...each('pred_pre_sig', BLANK),
  },
  ka50087: each('exp_flu_rt', DOUBLE),
  ka50091: each('pred_pre', NONE),
  ka50092: each('pred_pre', NONE),
  ka50100: each('pred_rt', { sign: 'above100', decimals: 2 }),
  ka50101: { ...each('cntr_trde_qty', NONE), ...each('trde_pre', { sign: 'plus' }) },
  // The index without its point, and the basis with it.
  ka90005: { ...each(PROGRAM, DOUBLE), ...each('basis', POINTS) },
  ka90006: each('buy_dfrt_trde_irds_amt sel_dfrt_trde_irds_amt', MINUS),
  ka90007: {
    ...each('dfrt_trde_tdy dfrt_trde_acc ndiffpro_trde_tdy ndiffpro_trde_acc all_tdy all_acc', DOUBLE),
    ...each('kospi200', { decimals: 2 }),
    ...each('basis', POINTS),
  },
  ka90008: each(PROGRAM_OF_STOCK, DOUBLE),
  ka90010: { ...each('all_netprps', MINUS), ...each('kospi200', { decimals: 2 }), ...each('basis', POINTS) },
  ka90012: each('dbrt_trde_irds', MINUS),
  ka90013: each(PROGRAM_OF_STOCK, DOUBLE),
}

/** The form of a value of a reply about the market; undefined leaves the text alone. */
export function marketForm(id: string, { key, kind }: Pick<FieldSpec, 'key' | 'kind'>): Form | undefined {
  const own = EXCEPTIONS[id]?.[key]
  if (own !== undefined) return own
  switch (kind) {
    case 'price':
      return DIRECTED.test(key) && !UNDIRECTED_CHARTS.has(id) ? undefined : NONE
    case 'rate':
      return UNSIGNED_RATE.test(key) ? MINUS : undefined
    case 'number':
      return undefined
    default:
      return undefined
  }
}

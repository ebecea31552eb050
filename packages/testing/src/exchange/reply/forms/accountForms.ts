/** How the account's replies write their numbers: zero-padded, a minus at most (docs/protocol.md#formats). */
import type { FieldSpec } from '@kiwoom-rx/core/catalog'
import { each, type Form } from './form.ts'

/** The width of an endpoint's amounts and quantities, and the keys that have another one. */
interface Padding {
  readonly width: number
  readonly but?: readonly [keys: RegExp, width: number]
}

const PADDED: Readonly<Record<string, Padding>> = {
  kt00001: { width: 15 },
  kt00002: { width: 12 },
  kt00003: { width: 11 },
  kt00004: { width: 12 },
  kt00005: { width: 12 },
  kt00007: { width: 10 },
  kt00008: { width: 12 },
  // The totals are wider than the rows.
  kt00009: { width: 10, but: [/engg_amt$/, 12] },
  kt00010: { width: 12, but: [/_alowq$/, 10] },
  kt00011: { width: 12 },
  kt00012: { width: 12 },
  kt00013: { width: 15, but: [/^uncla$/, 12] },
  kt00015: { width: 15 },
  kt00016: { width: 12 },
  kt00017: { width: 12 },
  kt00018: { width: 15, but: [/^(cur_prc|pred_close_pric)$/, 12] },
  kt20016: { width: 12 },
  kt50020: { width: 12 },
  kt50021: { width: 12 },
  kt50030: { width: 10 },
  kt50031: { width: 10 },
  kt50032: { width: 15 },
  kt50075: { width: 10 },
}

const PLAIN: Form = { sign: 'minus' }
const FOREIGN: Form = { sign: 'minus', decimals: 2 }
const GROUPED: Form = { grouped: true }
const BLANK: Form = { blank: true }

// A transaction list shares its fields with that of gold.
const TRANSACTIONS = {
  ...each('fc_trde_amt fc_exct_amt fc_trde_tax fc_entra fc_cmsn fc_dly_sum frgn_pay_txam txon_base_pric', FOREIGN),
  ...each('fc_uncl_ocr', FOREIGN),
  ...each('trde_unit vlbl_nowrm', GROUPED),
  ...each('trde_qty_jwa_cnt', PLAIN),
  ...each('uncl_ocr rpym_sum rpym_sum_fr', BLANK),
}

const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  ka01690: each('day_bal_rt.buy_wght evlt_wght', { sign: 'minus', decimals: 1 }),
  ka10072: realized('buy_uv', 'tdy_sel_pl tdy_sel_pl_1', 2),
  ka10073: realized('buy_uv', 'tdy_sel_pl', 2),
  ka10077: realized('buy_uv', 'tdy_sel_pl', 7),
  ka10075: each('cur_prc sel_bid buy_bid', {}),
  ka10085: { ...each('cur_prc', {}), ...each('dt', BLANK) },
  kt00004: each('pl_rt', { sign: 'minus', decimals: 4 }),
  kt00005: each('pl_rt tot_pl_rt', { sign: 'minus', decimals: 4 }),
  kt00011: each('stk_profa_rt aplc_rt', { decimals: 0, suffix: '%' }),
  kt00013: each('evlt_repl_rt', { sign: 'minus', decimals: 7 }),
  kt00015: TRANSACTIONS,
  kt20016: each('crd_assr_rt', { decimals: 0, suffix: '%' }),
  kt50030: each('ord_remnq', BLANK),
  kt50032: TRANSACTIONS,
}

// Realised profit has fractions of a won, from an average price that is not rounded.
function realized(price: string, profit: string, decimals: number): Readonly<Record<string, Form>> {
  return {
    ...each(price, { sign: 'none', decimals }),
    ...each(profit, { sign: 'minus', decimals }),
    ...each('pl_rt', { sign: 'plus' }),
  }
}

/** Whether an endpoint is about the account of the token. */
export function isAccount(id: string): boolean {
  return id.startsWith('kt') || /^ka(01690|1007[2-7]|10085|10088|10170)$/.test(id)
}

/** The form of an account's value; undefined leaves the text alone. `path` is `list.key` within a list. */
export function accountForm(
  id: string,
  path: string,
  { key, kind }: Pick<FieldSpec, 'key' | 'kind'>,
): Form | undefined {
  const own = EXCEPTIONS[id]?.[path] ?? EXCEPTIONS[id]?.[key]
  if (own !== undefined) return own
  switch (kind) {
    case 'price':
    case 'number':
    case 'signed':
      return { sign: kind === 'signed' ? 'minus' : 'none', width: widthOf(PADDED[id], key) }
    case 'rate':
      return PLAIN
    default:
      return undefined
  }
}

function widthOf(padding: Padding | undefined, key: string): number | undefined {
  const [keys, width] = padding?.but ?? []
  return keys?.test(key) === true ? width : padding?.width
}

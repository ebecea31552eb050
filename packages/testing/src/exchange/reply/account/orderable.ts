/** kt00010, kt00011, kt00012 and kt00013: what may be ordered, by the part of it that is needed as margin. */
import type { Known } from '../fill.ts'
import type { AccountQuery } from './accountQuery.ts'
import { marginAmounts, substituteOf } from './assets.ts'
import { loanOf, worths, worthTotal } from './balance.ts'

/** Margin in percent of the usual stock, and of its credit. */
const MARGIN = 20
const CREDIT_RATES = [30, 40, 50, 60]

/** kt00010. */
export function withdrawable(query: AccountQuery): Known {
  const { account, body } = query
  const { orderable, substitute } = means(query)
  const price = Number(body['uv'] || 0)
  const quantity = Number(body['trde_qty'] || 0)
  const commission = commissionOn(price * quantity, query)
  return {
    ...byRate(orderable, price),
    profa_rdex_60ord_alow_amt: `${orderable}`,
    profa_rdex_60ord_alowq: `${shares(orderable, price)}`,
    entr: `${account.openingCash}`,
    repl_amt: `${substitute}`,
    ord_pos_repl: `${substitute}`,
    ord_alowa: `${orderable}`,
    wthd_alowa: `${orderable}`,
    nxdy_wthd_alowa: `${orderable}`,
    pur_amt: `${price * quantity}`,
    cmsn: `${commission}`,
    pur_exct_amt: `${price * quantity + commission}`,
    d2entra: `${account.cash}`,
    profa_rdex_aplc_tp: '0',
  }
}

/** kt00011. */
export function orderableByMargin(query: AccountQuery): Known {
  const { account, body } = query
  const { orderable, substitute } = means(query)
  const price = Number(body['uv'] || 0)
  // Without a debt: what is left when the commission is paid as well.
  const own = orderable - commissionOn(orderable, query)
  return {
    stk_profa_rt: `${MARGIN}`,
    profa_rt: '스펙트럼',
    aplc_rt: `${MARGIN}`,
    ...byRate(orderable, price),
    min_ord_alow_amt: `${own}`,
    min_ord_alowq: `${shares(own, price)}`,
    entr: `${account.openingCash}`,
    repl_amt: `${substitute}`,
    ord_pos_repl: `${substitute}`,
    ord_alowa: `${orderable}`,
  }
}

/** kt00012: an order on credit needs a part of it as deposit, and stays below the limit. */
export function orderableOnCredit(query: AccountQuery): Known {
  const { account, body, rules } = query
  const { orderable, substitute } = means(query)
  const price = Number(body['uv'] || 0)
  const left = Math.max(0, rules.creditLimit - account.borrowed())
  const rates = CREDIT_RATES.flatMap((rate) => {
    const amount = Math.min(left, Math.floor((orderable * 100) / rate))
    return [
      [`assr_${rate}ord_alow_amt`, `${amount}`],
      [`assr_${rate}ord_alowq`, `${shares(amount, price)}`],
    ] as const
  })
  return {
    stk_assr_rt: 'B',
    stk_assr_rt_nm: '45%',
    ...Object.fromEntries(rates),
    entr: `${account.openingCash}`,
    repl_amt: `${substitute}`,
    ord_pos_repl: `${substitute}`,
    ord_alowa: `${orderable}`,
    out_alowa: `${orderable}`,
    out_pos_qty: `${shares(orderable, price)}`,
    min_amt: `${orderable}`,
    min_qty: `${shares(orderable, price)}`,
  }
}

/** kt00013. */
export function marginDetails(query: AccountQuery): Known {
  const { account } = query
  const { orderable, substitute } = means(query)
  const [bound, all] = [account.cash - orderable, `${substitute}`]
  return {
    ch_amt: `${account.cash}`,
    ch_profa: `${bound}`,
    use_pos_ch: `${orderable}`,
    use_pos_ch_fin: `${orderable}`,
    repl_amt_amt: all,
    use_pos_repl: all,
    use_pos_repl_fin: all,
    ...marginAmounts(orderable, (rate) => `${rate}ord_alow_amt`),
    evlt_repl_rt: '0',
    repl_alowa: all,
    repl_alowa_2: all,
    ch_ord_alow_repla: all,
    crd_ord_alow_repla: all,
    d2vexct_entr: `${account.cash}`,
    d2ch_ord_alow_amt: `${orderable}`,
  }
}

function means({ account, fees }: AccountQuery): { readonly orderable: number; readonly substitute: number } {
  const value = worthTotal(worths(account, fees), (each) => each.value)
  return {
    orderable: account.orderableCash(fees),
    substitute: substituteOf(Math.max(0, value - loanOf(account))),
  }
}

function byRate(orderable: number, price: number): Readonly<Record<string, string>> {
  const amounts = marginAmounts(orderable, (rate) => `profa_${rate}ord_alow_amt`)
  const quantities = Object.entries(amounts).map(([key, amount]) => [
    key.replace('_amt', 'q'),
    `${shares(Number(amount), price)}`,
  ])
  return { ...amounts, ...Object.fromEntries(quantities) }
}

function commissionOn(amount: number, { body, fees, market }: AccountQuery): number {
  const instrument = market.quoted(body['stk_cd'] ?? '')
  return instrument === undefined ? 0 : fees.commission(amount, instrument.listing)
}

// None without a price.
function shares(amount: number, price: number): number {
  return price > 0 ? Math.floor(amount / price) : 0
}

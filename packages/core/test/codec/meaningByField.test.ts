/**
 * What a declaration says of a sign, a point or a direction, field by field: the second copy. A declaration that loses or
 * gains a mark, a scale or a direction is not what stands here, and a reader that ignores one gives another value.
 */
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import type { Field, Fields } from '../../src/catalog/field.ts'
import { atLevel } from '../../src/codec/records/record.ts'
import { valueCodec } from '../../src/codec/records/valueCodec.ts'
import { catalog } from '../../src/index.ts'

type Declared = Field<unknown, unknown>

/** By endpoint, wire keys of its reply. */
type Table = Readonly<Record<string, string>>

/** `-69.13` is 69.13: below or above 100 % of another number, or a colour. */
const MARKED_RATES: Table = {
  ka10001: 'crd_rt mac_wght for_exh_rt trde_pre dstr_rt',
  ka10003: 'cntr_str',
  ka10005: 'cntr_str for_poss for_wght crd_remn_rt',
  ka10006: 'cntr_str',
  ka10007: 'pred_rt',
  ka10008: 'wght limit_exh_rt',
  ka10009: 'frgnr_qota_rt',
  ka10013: 'shr_rt remn_rt',
  ka10014: 'trde_wght',
  ka10015:
    'bf_mkrt_trde_wght opmr_trde_wght af_mkrt_trde_wght cntr_str for_poss for_wght crd_remn_rt bf_mkrt_trde_prica_wght opmr_trde_prica_wght af_mkrt_trde_prica_wght',
  ka10016: 'pred_trde_qty_pre_rt',
  ka10020: 'buy_rt',
  ka10022: 'int now_rt',
  ka10025: 'prps_rt',
  ka10027: 'cntr_str',
  ka10028: 'cntr_str',
  ka10030:
    'pred_rt trde_tern_rt opmr_pred_rt opmr_trde_rt af_mkrt_pred_rt af_mkrt_trde_rt bf_mkrt_pred_rt bf_mkrt_trde_rt',
  ka10033: 'crd_rt',
  ka10035: 'limit_exh_rt',
  ka10036: 'base_limit_exh_rt limit_exh_rt',
  ka10043: 'trde_wght',
  ka10045: 'limit_exh_rt',
  ka10046: 'cntr_str cntr_str_5min cntr_str_20min cntr_str_60min',
  ka10047: 'cntr_str cntr_str_5min cntr_str_20min cntr_str_60min',
  ka10069: 'dbrt_trde_cntrcnt_rt dbrt_trde_rpy_rt rmnd_rt remn_amt_rt',
  ka10081: 'trde_tern_rt',
  ka10082: 'trde_tern_rt',
  ka10083: 'trde_tern_rt',
  ka10084: 'cntr_str',
  ka10086: 'crd_rt for_rt for_poss for_wght crd_remn_rt',
  ka10095: 'cntr_str pred_trde_qty_pre prty gear cnvt_rt',
  ka20001: 'trde_frmatn_rt',
  ka20003: 'wght',
  ka20009: 'trde_frmatn_rt',
  ka30003: 'wght',
  ka30005: 'trde_qty_pre prty gear_rt lvrg cnvt_rt lpposs_rt',
  ka30012: 'elwcnvt_rt lpposs_rt elwprty elwgear',
  ka50010: 'trde_pre trde_tern_rt cntr_str',
  ka50100: 'pred_rt',
  ka50101: 'trde_pre trde_tern_rt cntr_str',
  ka90004: 'all_trde_rt',
  '0A': '30 31',
  '0B': '30 31 228 851 1032',
  '0D': '129 139 299',
  '0G': '667',
  '0U': '257',
  '0u': '666 667',
}

/** `-2474201` is 2474201: the sign marks the side. */
const MARKED_NUMBERS: Table = {
  ka10002:
    'sel_trde_qty_1 buy_trde_qty_1 sel_trde_qty_2 buy_trde_qty_2 sel_trde_qty_3 buy_trde_qty_3 sel_trde_qty_4 buy_trde_qty_4 sel_trde_qty_5 buy_trde_qty_5',
  ka10037: 'sel_trde_qty buy_trde_qty',
  ka10038: 'buy_qty sell_qty',
  ka10039: 'buy_trde_qty sel_trde_qty buy_amt sell_amt',
  ka10040:
    'sel_trde_ori_qty_1 buy_trde_ori_qty_1 sel_trde_ori_qty_2 buy_trde_ori_qty_2 sel_trde_ori_qty_3 buy_trde_ori_qty_3 sel_trde_ori_qty_4 buy_trde_ori_qty_4 sel_trde_ori_qty_5 buy_trde_ori_qty_5 frgn_sel_prsm_sum frgn_buy_prsm_sum sell_qty buy_qty',
  ka10043: 'sel_qty buy_qty',
  ka10053: 'sell_qty buy_qty',
  ka10063: 'buy_amt sell_amt buy_qty sell_qty',
  ka10065: 'sel_qty buy_qty',
  ka10078: 'buy_qty sell_qty',
  ka30002: 'buy_trde_qty sel_trde_qty',
  '0F': '161 162 163 164 165 171 172 173 174 175 261 263',
}

/** `-씨티그룹` is 씨티그룹: the sign marks a foreign house. */
const MARKED_TEXTS: Table = {
  ka10040: 'sel_upper_scesn_ori buy_upper_scesn_ori',
  ka10053: 'sel_upper_scesn_ori buy_upper_scesn_ori',
}

/** `-15` is 15, and `+-5` is -5. */
const SECOND_SIGNS: Table = {
  ka50087: 'exp_cntr_trde_qty',
}

/** `213405` is 2134.05. */
const HUNDREDTHS: Table = {
  ka10048: 'iv lp',
  ka10050: 'elwtheory_pric iv lp',
  ka10051: 'cur_prc pred_pre flu_rt',
  ka10059: 'flu_rt',
  ka10069: 'dbrt_trde_cntrcnt_rt dbrt_trde_rpy_rt rmnd_rt remn_amt_rt',
  ka10095: 'theory_pric innr_vltl',
  ka20004: 'cur_prc open_pric high_pric low_pric pred_pre',
  ka20005: 'cur_prc open_pric high_pric low_pric pred_pre',
  ka20006: 'cur_prc open_pric high_pric low_pric',
  ka20007: 'cur_prc open_pric high_pric low_pric',
  ka20008: 'cur_prc open_pric high_pric low_pric',
  ka20019: 'cur_prc open_pric high_pric low_pric',
  ka30004: 'dispty_rt theory_pric',
  ka30005: 'theory_pric innr_vltl',
  ka30012: 'elwtheory_pric elwinnr_vltl',
  ka90005: 'kospi200',
  '0B': '851',
}

/** `12345` is 12.345. */
const THOUSANDTHS: Table = {
  ka10172: '12',
}

/** `-393836` is -0.393836. */
const MILLIONTHS: Table = {
  ka10048: 'delta gam theta vega law',
  ka10050: 'delta gam theta vega law',
  ka10095: 'delta gam theta vega law',
  ka30005: 'delta',
}

/** Negative where `pre_smbol` says down. */
const BY_SYMBOL: Table = {
  ka10051: 'flu_rt',
}

/** Negative where `pred_pre_sig` says down. */
const BY_SIGN_CODE: Table = {
  ka10079: 'pred_pre',
  ka20004: 'pred_pre',
  ka20005: 'pred_pre',
  ka50079: 'pred_pre',
  ka50080: 'pred_pre',
  ka50091: 'pred_pre',
  ka50092: 'pred_pre',
}

/** A text of seven characters has lost its end. */
const CUT_AT_SEVEN: Table = {
  ka50082: 'acc_trde_prica',
}

/** `5` is 005. */
const PADDED_TO_THREE: Table = {
  ka10042: 'mmcm_cd',
}

/** Every field of every reply, rows and levels too. */
const FIELDS: readonly (readonly [id: string, field: Declared])[] = catalog.flatMap(({ id, response }) =>
  flat(response.declared).map((field) => [id, field] as const),
)

function flat(fields: Fields): readonly Declared[] {
  return Object.values(fields).flatMap((field) => {
    const { levels, fields: own = {} } = field
    if (levels === undefined) return [field, ...flat(own)]
    return Array.from({ length: levels }, (_, level) => Object.values(own).map((each) => atLevel(each, level))).flat()
  })
}

/** The fields of which something is declared, as a table. */
function tableOf(isDeclared: (field: Declared) => boolean): Table {
  const keys = new Map<string, Set<string>>()
  for (const [id, field] of FIELDS) {
    if (isDeclared(field)) keys.set(id, (keys.get(id) ?? new Set()).add(field.key))
  }
  return Object.fromEntries([...keys].map(([id, each]) => [id, [...each].join(' ')]))
}

/** What the field's codec makes of a text. */
function readValue(field: Declared, text: string): unknown {
  const read = valueCodec(field).decode(text)
  return isRight(read) ? read.right : 'unreadable'
}

const NUMBERS: ReadonlySet<string> = new Set(['price', 'signed', 'number', 'rate'])

describe('the fields whose text does not say all', () => {
  it.each<readonly [string, Table, (field: Declared) => boolean]>([
    ['marked rates', MARKED_RATES, ({ sign, kind }) => sign === 'mark' && kind === 'rate'],
    ['marked numbers', MARKED_NUMBERS, ({ sign, kind }) => sign === 'mark' && kind === 'number'],
    ['marked texts', MARKED_TEXTS, ({ sign, kind }) => sign === 'mark' && !NUMBERS.has(kind)],
    ['second signs', SECOND_SIGNS, ({ sign }) => sign === 'second'],
    ['hundredths', HUNDREDTHS, ({ scale }) => scale === 100],
    ['thousandths', THOUSANDTHS, ({ scale }) => scale === 1000],
    ['millionths', MILLIONTHS, ({ scale }) => scale === 1_000_000],
    ['changes by a symbol', BY_SYMBOL, ({ directedBy }) => directedBy === 'pre_smbol'],
    ['changes by a sign code', BY_SIGN_CODE, ({ directedBy }) => directedBy === 'pred_pre_sig'],
    ['amounts that are cut', CUT_AT_SEVEN, ({ cutAt }) => cutAt === 7],
    ['codes that are padded', PADDED_TO_THREE, ({ width }) => width === 3],
  ])('%s are these, and no others', (_, table, isDeclared) => {
    expect(tableOf(isDeclared)).toEqual(table)
  })

  it('have no other scale, direction, width or length', () => {
    const others = FIELDS.filter(
      ([, { scale = 100, directedBy = 'pre_smbol', width = 3, cutAt = 7 }]) =>
        ![100, 1000, 1_000_000].includes(scale) ||
        !['pre_smbol', 'pred_pre_sig'].includes(directedBy) ||
        width !== 3 ||
        cutAt !== 7,
    )
    expect(others).toEqual([])
  })
})

describe('a text of a number means, field by field', () => {
  const numbers = FIELDS.filter(
    ([, { kind, sign, cutAt }]) => NUMBERS.has(kind) && sign !== 'second' && cutAt === undefined,
  )

  it.each(['-1500000', '+1500000', '1500000', '--1500000', '+-1500000'])('%s', (text) => {
    const isNegative = text.endsWith('-1500000')
    for (const [id, field] of numbers) {
      const { kind, key, sign, unsigned, scale = 1 } = field
      const magnitude = 1_500_000 / scale
      const isMagnitude = kind === 'price' || sign === 'mark'
      // The sign of a quantity that is never negative is of a counter that ran over.
      const expected = !isNegative || isMagnitude ? magnitude : unsigned ? null : -magnitude
      expect([id, key, readValue(field, text)]).toEqual([id, key, expected])
    }
  })

  it('-15 and +-5 where the first sign is a mark', () => {
    for (const [, field] of FIELDS.filter(([, { sign }]) => sign === 'second')) {
      expect([readValue(field, '-15'), readValue(field, '+-5'), readValue(field, '15')]).toEqual([15, -5, 15])
    }
  })
})

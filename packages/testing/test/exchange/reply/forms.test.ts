import { catalog, endpointById } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Form, respell } from '../../../src/exchange/reply/forms/form.ts'
import type { Rules } from '../../../src/exchange.ts'
import { Virtual } from '../../support/virtual.ts'

/** As a client reads a number: the last of two signs is the value's (docs/protocol.md#formats). */
const numberIn = (text: string): number => {
  const [, signs = '', digits = ''] = /^ ?([+-]*)([\d.,]+)%?$/.exec(text) ?? []
  return (signs.endsWith('-') ? -1 : 1) * Number(digits.replaceAll(',', ''))
}

const whole = fc.integer({ min: -9_999_999, max: 9_999_999 })
const written = (value: number): string => (value > 0 ? `+${value}` : `${value}`)

describe('respell', () => {
  it.each<[string, Form]>([
    ['minus', { sign: 'minus' }],
    ['plus', { sign: 'plus' }],
    ['double', { sign: 'double' }],
    ['padded', { sign: 'minus', width: 15 }],
    ['grouped', { grouped: true }],
    ['with decimals', { sign: 'plus', decimals: 4 }],
  ])('keeps the value in the form %s', (_, form) => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(numberIn(respell(written(value), form))).toBe(value)
      }),
    )
  })

  it('keeps the magnitude where a sign is no part of the value', () => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(respell(written(value), { sign: 'none' })).toBe(`${Math.abs(value)}`)
        const marked = respell(written(value), { sign: 'above100' })
        expect(Math.abs(numberIn(marked))).toBe(Math.abs(value))
        if (value !== 0) expect(marked.startsWith('+')).toBe(Math.abs(value) >= 100)
      }),
    )
  })

  it('pads to the width, the minus included', () => {
    fc.assert(
      fc.property(whole, (value) => {
        expect(respell(written(value), { sign: 'minus', width: 12 })).toHaveLength(12)
      }),
    )
    expect(respell('-163475', { sign: 'minus', width: 12 })).toBe('-00000163475')
  })

  it('writes each form as it was captured, and leaves what is no number alone', () => {
    expect(respell('-3195', { sign: 'double' })).toBe('--3195')
    expect(respell('+0.34', { sign: 'double' })).toBe('+0.34')
    expect(respell('1702', { grouped: true })).toBe('1,702')
    expect(respell('20.00', { decimals: 0, suffix: '%' })).toBe('20%')
    expect(respell('76.2', { sign: 'above100', decimals: 2 })).toBe('-76.20')
    expect(respell('20:15:01', { sign: 'none' })).toBe('20:15:01')
    expect(respell('0', { blank: true })).toBe('')
  })
})

describe('replies in the measured forms', () => {
  const body = (id: string): Record<string, string> =>
    Object.fromEntries(
      (endpointById(id)?.request.fields ?? []).map(({ key, kind, codes }) => {
        const selector = Object.keys(codes ?? {})[0]
        return [key, selector ?? (kind === 'stock' ? '005930' : kind === 'date' ? '20261120' : '1')]
      }),
    )
  const asker = (rules: Partial<Rules> = {}) => {
    const virtual = new Virtual({ queryRate: 1e6, queryBurst: 1e6, ...rules })
    const token = virtual.token()
    return (id: string) => virtual.query(token, id, endpointById(id)?.url ?? '', body(id)).body
  }

  it('have their data first, then return_code and return_msg; a few lists and every business refusal the message', () => {
    const ask = asker()
    const first = new Set<string>()
    for (const { id, transport, url } of catalog) {
      if (transport !== 'rest' || url.endsWith('ordr')) continue
      const keys = Object.keys(ask(id))
      if (keys[0] === 'return_msg') first.add(id)
      else expect([id, keys.slice(-2)]).toEqual([id, ['return_code', 'return_msg']])
    }
    expect([...first].toSorted()).toEqual(['ka00001', 'ka10099', 'ka10101', 'ka10102'])
    const refused = ask('kt10000')
    expect(refused['return_code']).toBe(20)
    expect(Object.keys(refused)[0]).toBe('return_msg')
  })

  it.each(['measured', 'manual'] as const)('pad every amount of kt00001, kt00004 and kt00018 (%s)', (forms) => {
    const ask = asker({ forms, initialHoldings: { '005930': { quantity: 3, price: 900_000 } } })
    for (const [id, width] of [
      ['kt00001', 15],
      ['kt00004', 12],
      ['kt00018', 15],
    ] as const) {
      const amounts = (endpointById(id)?.response.fields ?? []).filter(
        ({ kind }) => kind === 'number' || kind === 'signed',
      )
      const reply = ask(id)
      for (const { key } of amounts) expect([key, reply[key]]).toEqual([key, expect.stringMatching(/^-?\d+$/)])
      expect(amounts.map(({ key }) => String(reply[key]).length)).toEqual(amounts.map(() => width))
    }
    const list: unknown = ask('kt00018')['acnt_evlt_remn_indv_tot']
    const [held]: Record<string, string>[] = Array.isArray(list) ? list : []
    expect(held).toMatchObject({ rmnd_qty: '000000000000003', pur_pric: '000000000900000' })
    expect(held?.['cur_prc']).toHaveLength(12)
    expect(held?.['evltv_prft']).toMatch(/^-\d{14}$/)
  })

  it('pad the account, and say what they say', () => {
    const ask = asker()
    expect(ask('kt00001')).toMatchObject({ entr: '000000100000000', return_msg: '조회가 완료되었습니다.' })
    expect(ask('kt00004')).toMatchObject({ d2_entra: '000100000000' })
    expect(ask('ka10075')['return_msg']).toBe(' 조회가 완료되었습니다.')
    expect(ask('kt50075')['return_msg']).toBe('선택된 내역이 없습니다')
  })

  it('follow the manual where a rule asks for it', () => {
    const ask = asker({ forms: 'manual' })
    expect(ask('ka10099')).toMatchObject({ return_code: 0 })
    expect(Object.keys(ask('ka10099')).at(-1)).toBe('return_msg')
    expect(ask('ka10075')['return_msg']).toBe('조회가 완료되었습니다.')
  })
})

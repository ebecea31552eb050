/** Command lines, parsed by the declarations. */
import { catalog } from '@kiwoom-rx/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { candidates } from '../../src/complete/candidates.ts'
import { COMMANDS } from '../../src/declare/commands.ts'
import { isOrder, lookUp, nameOf } from '../../src/endpoint/find.ts'
import { paramsOf } from '../../src/endpoint/params.ts'
import { parse } from '../../src/parse/parse.ts'
import { sayIn } from '../../src/text/texts.ts'
import { editDistance, nearest } from '../../src/usage/nearest.ts'
import { UsageError } from '../../src/usage/usageError.ts'

const say = sayIn('en')
const problem = (args: readonly string[]): string => {
  try {
    parse(args, say)
  } catch (error) {
    if (error instanceof UsageError) return error.text(say)
    throw error
  }
  return ''
}
const run = (args: readonly string[]) => {
  const parsed = parse(args, say)
  if (parsed._tag !== 'run') throw new Error(parsed._tag)
  return parsed
}

const callable = catalog.filter(({ transport, request }) => transport === 'rest' && request.fields.length > 0)
const declared = COMMANDS.filter(({ passesTo }) => passesTo === undefined)

describe('a command line', () => {
  it('has every parameter of every endpoint as an option, by its name and by its wire key', () => {
    for (const spec of callable) {
      const own = new Set(COMMANDS.find(({ name }) => name === 'call')?.options.map(({ name }) => name))
      for (const { name, key } of spec.request.fields) {
        for (const each of [name, key].filter((option) => !own.has(option))) {
          const { given } = run(['call', spec.id, `--${each}`, 'x y'])
          expect(given.get(each), `${spec.id} ${each}`).toEqual(['x y'])
        }
      }
    }
  })

  it('names every endpoint by its id and by its name, in any case', () => {
    for (const spec of catalog) {
      expect(lookUp(spec.id)).toBe(spec)
      expect(lookUp(nameOf(spec))).toBe(spec)
      expect(lookUp(nameOf(spec).toUpperCase())).toBe(spec)
    }
    expect(lookUp('chart.stockDay')?.id).toBe('ka10081')
    expect(
      ['chart.stockWeek', 'chart.sectorMonth', 'chart.goldDay', 'chart.stockYear'].map((name) => lookUp(name)?.name),
    ).toEqual(['stockWeekly', 'sectorMonthly', 'goldDaily', 'stockYearly'])
  })

  it('gives options and arguments in any order, with a space or an equals sign', () => {
    const options = fc.shuffledSubarray([
      ['--take', '7'],
      ['--env=mock'],
      ['--type', 'trade,book'],
      ['--json'],
      ['005930'],
      ['000660_NX'],
    ])
    fc.assert(
      fc.property(options, (pieces) => {
        fc.pre(pieces.some(([first]) => /^\d/.test(first ?? '')))
        const { given, args } = run(['watch', ...pieces.flat()])
        const has = (word: string): boolean => pieces.some(([first]) => first?.startsWith(word) === true)
        expect(given.get('take')).toEqual(has('--take') ? ['7'] : undefined)
        expect(given.get('env')).toEqual(has('--env') ? ['mock'] : undefined)
        expect(given.has('json')).toBe(has('--json'))
        expect(args).toEqual(pieces.flatMap(([first = '']) => (/^\d/.test(first) ? [first] : [])))
      }),
      runs(200, 5_000),
    )
  })

  it('never ends in anything but a result or an error with a text', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...declared.map(({ name }) => name),
        '--env',
        '--lang',
        'ko',
        '--help',
        '--',
        '-x',
        '--take',
        'ka10081',
        'a=b',
        '=',
        '',
      ),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (args) => {
        try {
          parse(args, say)
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError)
          if (error instanceof UsageError) expect(error.text(say)).not.toMatch(/\{\w+\}/)
        }
      }),
      runs(500, 20_000),
    )
  })

  it.each([
    [['qoute'], "'qoute' is no command, perhaps quote; kiwoom --help lists them"],
    [
      ['quote', '005930', '--evn', 'mock'],
      '--evn is no option of quote, perhaps --env; kiwoom quote --help lists them',
    ],
    [['quote'], 'quote needs CODE; kiwoom quote --help shows how'],
    [['watch', '005930', '--take'], '--take needs a value, N'],
    [
      ['rows', 'chart.stokDaily'],
      "'chart.stokDaily' is no endpoint, perhaps chart.stockDaily; a name is NAMESPACE.NAME, such as chart.stockDaily",
    ],
    [
      ['rows', 'ka10081', '--stockCod', '1'],
      '--stockCod is no option of rows ka10081, perhaps --stockCode; kiwoom rows ka10081 --help lists them',
    ],
    [['completion', 'bsh'], "SHELL must be one of bash, zsh, fish, got 'bsh', perhaps bash, zsh"],
    [['orders', 'by'], "ACTION must be one of buy, sell, modify, cancel, got 'by', perhaps buy"],
    [['account', 'now'], /account takes no/],
    [['--vresion'], /--vresion is no option.*perhaps --version/],
  ])('%j is answered with what is wrong, and what it may have meant', (args, text) => {
    if (typeof text === 'string') expect(problem(args)).toBe(text)
    else expect(problem(args)).toMatch(text)
  })

  it('passes on what follows the command of another package, untouched', () => {
    const rest = ['--port', '0', '--help', '--', '-x']
    expect(parse(['exchange', ...rest], say)).toMatchObject({ _tag: 'pass', args: rest })
  })

  it('shows help for each command in both languages, with every option', () => {
    for (const command of declared) {
      for (const language of ['en', 'ko'] as const) {
        const parsed = parse([command.name, '--help'], sayIn(language))
        if (parsed._tag !== 'text') throw new Error(parsed._tag)
        for (const { name } of command.options) expect(parsed.text).toContain(`--${name}`)
        expect(parsed.text).not.toMatch(/\{\w+\}/)
      }
    }
    expect(parse(['help', 'quote'], say)).toEqual(parse(['quote', '--help'], say))
  })

  it('shows the parameters of an endpoint with their codes', () => {
    const parsed = parse(['rows', 'chart.stockDaily', '--help'], sayIn('ko'))
    expect(parsed._tag === 'text' && parsed.text).toMatch(
      /--adjustedPrice NAME\s+수정주가구분 · upd_stkpc_tp: unadjusted \(0 미적용\), adjusted \(1 적용\)/,
    )
  })
})

describe('the parameters of an endpoint', () => {
  const spec = (id: string) => {
    const found = lookUp(id)
    if (found === undefined) throw new Error(id)
    return found
  }
  const given = (pairs: Readonly<Record<string, string>>) =>
    Object.entries(pairs).map(([name, text]) => ({ name, texts: [text] }))

  it('are the same by name and by wire key, for every endpoint', () => {
    for (const each of callable) {
      const values = Object.fromEntries(each.request.fields.map(({ name }) => [name, '1']))
      const byName = paramsOf(each, given(values), 'call')
      const byKey = paramsOf(each, given(Object.fromEntries(each.request.fields.map(({ key }) => [key, '1']))), 'call')
      expect(byKey).toEqual(byName)
      expect(Object.keys(byName)).toEqual(each.request.fields.map(({ name }) => name))
    }
  })

  it('read a number as people write it', () => {
    const price = (text: string): unknown =>
      paramsOf(spec('kt10000'), given({ orderPrice: text }), 'call')['orderPrice']
    expect(['70000', '70,000', '+5', '1.5'].map(price)).toEqual([70_000, 70_000, 5, 1.5])
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect(price(String(n))).toBe(n)
      }),
      runs(100, 2_000),
    )
    for (const text of ['7O000', '1,00', '', ' ', '0x10', 'NaN', 'Infinity', '1e5'].filter(Boolean))
      expect(() => price(text)).toThrow(UsageError)
  })

  it('may be given twice with one value, and not with two', () => {
    const twice = (a: string, b: string) =>
      paramsOf(
        spec('ka10001'),
        [
          { name: 'stockCode', texts: [a] },
          { name: 'stk_cd', texts: [b] },
        ],
        'call',
      )
    expect(twice('005930', '005930')).toEqual({ stockCode: '005930' })
    expect(() => twice('005930', '000660')).toThrow(UsageError)
  })
})

describe('completion', () => {
  it('offers commands, endpoints, parameters and codes', () => {
    expect(candidates(['w'])).toEqual(['watch'])
    expect(candidates(['rows', 'chart.stockD'])).toEqual(['chart.stockDaily'])
    expect(candidates(['rows', 'ka10081', '--adj'])).toEqual(['--adjustedPrice'])
    expect(candidates(['rows', 'ka10081', '--adjustedPrice', ''])).toEqual(['unadjusted', 'adjusted'])
    expect(candidates(['orders', 'b'])).toEqual(['buy'])
    expect(candidates(['orders', 'buy', '--tradeType', 'ma'])).toEqual(['market', 'marketIoc', 'marketFok'])
    expect(candidates(['doctor', '--lang', ''])).toEqual(['ko', 'en'])
    expect(candidates(['completion', ''])).toEqual(['bash', 'zsh', 'fish'])
    expect(candidates(['exchange', ''])).toEqual([])
  })

  it('offers only words that begin as the last one, and each option that the command takes', () => {
    const word = fc.constantFrom(
      '',
      '-',
      '--',
      '--e',
      'rows',
      'call',
      'ka10081',
      'kt10000',
      '--env',
      'mock',
      'x',
      '--stk_cd',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (words) => {
        for (const found of candidates(words)) expect(found.startsWith(words.at(-1) ?? '')).toBe(true)
      }),
      runs(300, 5_000),
    )
    for (const { name, options } of declared) {
      expect(candidates([name, '--'])).toEqual(expect.arrayContaining(options.map((option) => `--${option.name}`)))
    }
  })

  it('offers for rows every endpoint with a list that places no order', () => {
    const offered = candidates(['rows', ''])
    const wanted = callable.filter((spec) => spec.paged && !isOrder(spec))
    expect(offered.length).toBeGreaterThan(100)
    for (const spec of wanted.filter(({ response }) => response.fields.some(({ kind }) => kind === 'list')))
      expect(offered).toContain(nameOf(spec))
  })
})

describe('the nearest names', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 })

  it('are a distance away that is one of edits: the same is 0, either way is equal, one letter is 1', () => {
    fc.assert(
      fc.property(word, word, fc.nat(), (a, b, at) => {
        expect(editDistance(a, a)).toBe(0)
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(editDistance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
        const place = at % (a.length + 1)
        expect(editDistance(a, `${a.slice(0, place)}z${a.slice(place)}`)).toBe(1)
      }),
      runs(300, 10_000),
    )
    expect(editDistance('wacth', 'watch')).toBe(1)
  })

  it('are those with the fewest edits, at most three', () => {
    expect(nearest('stokDaily', ['chart.stockDaily', 'chart.goldDaily', 'x'])).toEqual(['chart.stockDaily'])
    expect(nearest('zzzzzz', ['quote'])).toEqual([])
  })
})

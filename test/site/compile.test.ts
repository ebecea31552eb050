/** The playground's compiler, and its examples. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../site/playground/worker/compile.ts'
import { labelOf, textOf } from '../../site/playground/worker/text.ts'
import { root } from '../support/files.ts'

describe('compile', () => {
  it('removes types, awaits at the top, and hands out modules by their names', async () => {
    const program = compile(
      `import { double, type Unused } from 'tools'\nconst x: number = await double<number>(21)\nconsole.log(x satisfies number)`,
    )
    expect(program.imports).toEqual(['tools'])
    const printed: unknown[] = []
    const tools = { double: async (n: number) => 2 * n }
    await program.run(() => tools, { log: (value: unknown) => printed.push(value) })
    expect(printed).toEqual([42])
  })

  it('keeps lines, so that an error can name its own', async () => {
    const program = compile('type A = {\n  a: 1\n}\nthrow new Error("here")')
    const error: unknown = await program.run(() => undefined, console).catch((reason: unknown) => reason)
    expect(error instanceof Error ? error.stack : '').toMatch(/<anonymous>:6:/)
  })

  it('throws a SyntaxError for what is no program', () => {
    expect(() => compile('const = 1')).toThrow(SyntaxError)
  })

  it.each(readdirSync(`${root}site/playground/examples`))('compiles the example %s', (file) => {
    const { imports } = compile(readFileSync(`${root}site/playground/examples/${file}`, 'utf8'))
    expect(imports).toContain('@kiwoom-rx/core')
  })
})

describe('labels', () => {
  it('show what a reader looks for first', () => {
    expect(
      [61_300, 0.123, 'enter', { edge: 'leave', price: 1 }, { item: '005930', price: 61_300 }].map(labelOf),
    ).toEqual(['61,300', '0.12', 'enter', 'leave', '61,300'])
  })

  it('show values that JSON cannot hold', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    expect([circle, 1n, undefined, Number.NaN, new RangeError('x'), { a: 1n }].map(textOf)).toEqual([
      '[object Object]',
      '1',
      'undefined',
      'NaN',
      'RangeError: x',
      '{"a":"1n"}',
    ])
  })
})

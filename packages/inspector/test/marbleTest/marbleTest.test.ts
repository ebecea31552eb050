import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'
import { literalOf } from '../../src/marbleTest/literal.ts'
import { marbleTest } from '../../src/marbleTest/marbleTest.ts'
import { evaluated, run } from '../support/runCopied.ts'
import { data, recordings, WHOLE } from './recordings.ts'

const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

describe('literalOf', () => {
  it('writes text that evaluates to the value, of every kind of data', () => {
    fc.assert(
      fc.property(data, (value) => {
        const { text, isCut } = literalOf(value)
        expect(isCut).toBe(false)
        expect(text).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(evaluated(text)).toStrictEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps about to its length, is still an expression when it is cut, and reports that', () => {
    fc.assert(
      fc.property(data, fc.integer({ min: 0, max: 200 }), (value, longest) => {
        const { text, isCut } = literalOf(value, longest)
        evaluated(text)
        if (!isCut) expect(text).toBe(literalOf(value).text)
      }),
    )
    const long = literalOf({ rows: Array.from({ length: 5_000 }, (_, index) => index) }, 400)
    expect(long.isCut).toBe(true)
    expect(long.text.length).toBeLessThan(2_000)
  })

  it('writes what is to be shown of each text, number and bigint, by its name', () => {
    const hidden = (name: string, each: unknown): unknown => (name === 'account' ? '***' : each)
    const value = { account: 8_123_456_710, rows: [{ account: '8123456710' }], error: new Error('x'), price: 1 }
    expect(literalOf(value, 1_000, hidden).text).toBe(
      `{ account: '***', rows: [{ account: '***' }], error: new Error('x'), price: 1 }`,
    )
  })

  it('names what has no text, and reads no computed field', () => {
    const circular: Record<string, unknown> = { run: () => 1, name: Symbol('x') }
    circular['self'] = circular
    Object.defineProperty(circular, 'computed', { enumerable: true, get: () => expect.unreachable() })
    expect(literalOf(circular).text).toBe(`{ run: '[function]', name: '[Symbol(x)]', self: '[circular]' }`)
  })
})

describe('marbleTest', () => {
  it('writes a test that runs green, whatever was recorded', () => {
    fc.assert(
      fc.property(recordings, (lanes) => {
        expect(run(marbleTest(lanes, WHOLE))).toHaveLength(1)
      }),
      { numRuns: 100 },
    )
  })

  it('writes a test that fails once a value of a source is changed', () => {
    fc.assert(
      fc.property(recordings, (lanes) => {
        const text = marbleTest(lanes, WHOLE)
        const first = /^ {4}a: .*,$/m.exec(text)
        fc.pre(first !== null)
        const changed = text.replace(first[0], () => `    a: { changed: 'a value that was never recorded' },`)
        expect(() => run(changed)).toThrow('differ')
      }),
      { numRuns: 100 },
    )
  })

  it('writes a test that fails once a time of a source is changed', () => {
    const lanes = [{ name: 'prices', marks: [{ _tag: 'value', at: WHOLE.from + 5, literal: '1' }] }] as const
    const text = marbleTest(lanes, { from: WHOLE.from, to: WHOLE.from + 9 })
    expect(text).toContain(`m.hot('-----a---'`)
    expect(() => run(text.replace('-----a---', '------a--'))).toThrow('differ')
  })

  it('keeps every time where groups leave room, and says by how much they do not', () => {
    const marks = [0, 0, 6].map(
      (ms, index) => ({ _tag: 'value', at: WHOLE.from + ms, literal: String(index) }) as const,
    )
    expect(marbleTest([{ name: 'x', marks }], WHOLE)).toContain(`m.hot('(ab)--c 4000000ms '`)
    const close = marks.map((mark) => ({ ...mark, at: Math.min(mark.at, WHOLE.from + 1) }))
    expect(marbleTest([{ name: 'x', marks: close }], WHOLE)).toContain('stand up to 3 ms late')
  })

  it('makes a source of each life of a lane, and leaves out what is not selected', () => {
    const at = (ms: number): number => WHOLE.from + ms
    const text = marbleTest(
      [
        {
          name: '0B 005930',
          marks: [
            { _tag: 'value', at: at(-1), literal: "'before'" },
            { _tag: 'value', at: at(1), literal: '61_300' },
            { _tag: 'error', at: at(2), text: 'closed' },
            { _tag: 'gap', at: at(1), to: at(3), reason: 'closed with 1006' },
            { _tag: 'complete', at: at(5) },
            { _tag: 'value', at: at(20), literal: "'after'" },
          ],
        },
      ],
      { from: at(0), to: at(10), omitted: 37, cut: 2 },
    )
    run(text)
    expect(text).toContain(`const type0B005930$ = m.hot('-a#-------'`)
    expect(text).toContain(`const type0B005930_2$ = m.hot('---a-|----'`)
    expect(text).toContain('37 values of this time were only counted')
    expect(text).toContain('2 values were too long')
    expect(text).toContain('2026-11-20 09:31:05.120 in Korea')
    expect(text).not.toMatch(/before|after'/)
  })

  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-marble-test-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  symlinkSync(MODULES, join(folder, 'node_modules'))
  const files = fc.sample(recordings, { numRuns: 12, seed: 5 }).map((lanes, index) => {
    const file = join(folder, `copied${index}.test.ts`)
    writeFileSync(file, marbleTest(lanes, WHOLE))
    return file
  })

  it('writes tests that the compiler accepts in strict mode', () => {
    const options: ts.CompilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
      noImplicitAny: true,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts'],
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
      preserveSymlinks: false,
    }
    const program = ts.createProgram(files, options)
    const found = files.flatMap((file) => {
      const source = program.getSourceFile(file)
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    })
    expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
  })

  it('writes tests that vitest runs green, and red once a value is changed', async () => {
    writeFileSync(
      join(folder, 'vitest.config.mjs'),
      `export default { test: { include: ['*.test.ts'], maxWorkers: 1, isolate: false } }`,
    )
    const prices = { name: 'prices', marks: [{ _tag: 'value', at: WHOLE.from + 5, literal: '61_300' }] } as const
    writeFileSync(join(folder, 'changed.test.ts'), marbleTest([prices], WHOLE).replace('61_300', '61_400'))
    const vitest = join(MODULES, 'vitest/vitest.mjs')
    const env = { ...process.env, NO_COLOR: '1' }
    const ran: unknown = await promisify(execFile)(process.execPath, [vitest, 'run', '--root', folder], { env }).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(ran).toMatchObject({
      stdout: expect.stringMatching(/Tests {2}1 failed \| 12 passed/),
      stderr: expect.stringContaining('a value came as expected, but another one'),
    })
  })
})

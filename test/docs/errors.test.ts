/** docs/errors.md against the sources: no tag is missing, and `retryable` is what an error of that kind says. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  Aborted,
  BadRequest,
  BufferFull,
  Closed,
  DecodeError,
  type KiwoomError,
  OrderOutcomeUnknown,
  PagingStopped,
  RateLimited,
  RegistrationLimit,
  RegistrationRefused,
  Rejected,
  SessionTaken,
  Timeout,
  Unauthorized,
  Unavailable,
} from '@kiwoom-rx/core'
import { NEVER } from 'rxjs'
import { afterAll, describe, expect, it } from 'vitest'
import { DIAGNOSTIC_ADVICE, HEALTH_ADVICE } from '../../scripts/docs/advice.ts'
import { errorsPage, withErrors } from '../../scripts/docs/errors.ts'
import { repoFiles, root } from '../support/files.ts'

const page = readFileSync(errorsPage(root), 'utf8')

/** The cells of the table of a part, without marks. */
function rowsOf(part: string): readonly (readonly string[])[] {
  const [, text = ''] = new RegExp(`<!-- ${part}:.*?-->\\n(.*?)<!-- /${part} -->`, 's').exec(page) ?? []
  const [, , ...lines] = text.trim().split('\n')
  return lines.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.replaceAll(/<[^>]*>|`/g, '').trim()),
  )
}

// A text where a reason belongs: the second argument of a loss, a constant or a property.
const OF_ITS_OWN = /(?:(?:onLoss|retryAfter)\(\s*(?:\{[^}]*\}|\w+),|\breason(?::| =))\s*[`'"].*/g

const facts = { endpoint: 'ka10001' }
const sent = { request: { endpoint: 'kt10000', params: {} }, sentAt: 0, lookup: () => NEVER }

/** One of each; where `retryable` depends on something, one of either kind. */
const ERRORS: Readonly<Record<KiwoomError['_tag'], readonly KiwoomError[]>> = {
  BadRequest: [new BadRequest('', facts), new BadRequest('', { ...facts, code: '1511' })],
  Unauthorized: ['8005', '8001'].map((code) => new Unauthorized('', { ...facts, code })),
  RateLimited: [new RateLimited('', facts)],
  Rejected: [new Rejected('', facts)],
  Unavailable: [new Unavailable('', facts)],
  Timeout: [new Timeout('', facts)],
  DecodeError: [new DecodeError('', facts)],
  PagingStopped: [new PagingStopped('', { ...facts, reason: 'maxPages', pages: 1 })],
  OrderOutcomeUnknown: [new OrderOutcomeUnknown('', { ...facts, ...sent })],
  RegistrationRefused: [new RegistrationRefused('', facts)],
  RegistrationLimit: [new RegistrationLimit('', { ...facts, limit: 200, requested: 201 })],
  SessionTaken: [new SessionTaken('', facts)],
  Aborted: [new Aborted('', facts)],
  BufferFull: [new BufferFull('', { ...facts, buffer: 1 })],
  Closed: [new Closed('', facts)],
}

describe('docs/errors.md', () => {
  it('is what npm run docs writes', () => {
    expect(withErrors(page, root)).toBe(page)
  })

  it('has every error of the union once, with the retryable that such an error has', () => {
    const shown = Object.fromEntries(rowsOf('errors').map(([tag, retryable]) => [tag, retryable]))
    const real = Object.entries(ERRORS).map(([tag, errors]) => {
      const values = new Set(errors.map(({ retryable }) => retryable))
      return [tag, values.size > 1 ? 'by its code' : values.has(true) ? 'yes' : 'no']
    })
    expect(shown).toEqual(Object.fromEntries(real))
  })

  it('has every diagnostic once, and every reason of health', () => {
    expect(rowsOf('diagnostics').map(([tag]) => tag)).toEqual(Object.keys(DIAGNOSTIC_ADVICE))
    expect(rowsOf('health').map(([reason]) => reason)).toEqual(Object.keys(HEALTH_ADVICE))
  })

  it('has something to do in every row', () => {
    const parts = ['errors', 'codes', 'diagnostics', 'reasons', 'health']
    const blank = parts.flatMap((part) => rowsOf(part).filter((cells) => cells.length < 3 || cells.includes('')))
    expect(blank).toEqual([])
  })

  it('has every reason: no file of the session makes one of its own', () => {
    const files = repoFiles().filter((file) => /^packages\/core\/src\/realtime\/(?:session\/|incoming)/.test(file))
    const ofTheirOwn = files.flatMap((file) => {
      const text = readFileSync(root + file, 'utf8').replaceAll(/'closeSocket', reason: /g, '')
      return [...text.matchAll(OF_ITS_OWN)].map(([found]) => `${file}: ${found}`)
    })
    expect(files.length).toBeGreaterThan(10)
    expect(ofTheirOwn).toEqual([])
  })
})

describe('npm run docs, of docs/errors.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-errors-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    [
      'an error',
      'errors.ts',
      'export type KiwoomError =\n',
      'export type KiwoomError =\n  | Unforeseen\n',
      'Unforeseen',
    ],
    [
      'a diagnostic',
      'observe/diagnostics.ts',
      '/** Takes',
      "/** New. */\n  | { readonly _tag: 'New' }\n/** Takes",
      'New',
    ],
    [
      'a reason',
      'realtime/session/lossReasons.ts',
      'lossReasons = {',
      "lossReasons = {\n  /** A. */\n  newest: () => 'n',",
      'newest',
    ],
    ['a reason of health', 'monitoring/health.ts', "    | 'closed'\n", "    | 'closed'\n    | 'newest'\n", 'newest'],
  ])('refuses %s that no one has described', (_, file, before, after, name) => {
    const copy = mkdtempSync(join(folder, 'copy-'))
    const sources = 'packages/core/src'
    cpSync(join(root, sources), join(copy, sources), { recursive: true })
    const path = join(copy, sources, file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(before, after))
    expect(readFileSync(path, 'utf8')).not.toBe(text)
    expect(() => withErrors(page, copy)).toThrow(name)
  })
})

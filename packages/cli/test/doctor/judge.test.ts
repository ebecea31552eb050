/** Every error of the client, and every way in which a connection fails, has a cause with a text. */
import * as errors from '@kiwoom-rx/core/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { CHECKS } from '../../src/doctor/finding.ts'
import { isTrading, koreanTime } from '../../src/doctor/hours.ts'
import { judgeError, judgeLoss } from '../../src/doctor/judge.ts'
import { sayIn } from '../../src/text/texts.ts'

const facts = { endpoint: 'ka10001' }
const made: readonly errors.KiwoomError[] = [
  new errors.BadRequest('no', facts),
  ...['8001', '8002', '8005', '8010', '8030', '8050', undefined].map(
    (code) => new errors.Unauthorized('no', { ...facts, code }),
  ),
  new errors.RateLimited('no', { ...facts, code: '1700', quota: 5 }),
  new errors.Rejected('no', facts),
  new errors.Unavailable('no', facts),
  new errors.Unavailable('no', { ...facts, status: 200, snippet: '<html>' }),
  new errors.Unavailable('점검 중', { ...facts, status: 200 }),
  new errors.Timeout('no', facts),
  new errors.DecodeError('no', facts),
  new errors.RegistrationRefused('no', facts),
  new errors.SessionTaken('no', facts),
  new errors.Closed('no', facts),
]

describe('the judgement of an error', () => {
  it('has a text in both languages that fills in all of its values', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...made),
        fc.constantFrom(...CHECKS),
        fc.constantFrom('ko', 'en'),
        (error, check, language) => {
          const finding = judgeError(check, error)
          if (finding.state !== 'failed') throw new Error(finding.state)
          expect(finding.check).toBe(check)
          expect(sayIn(language)(`doctor.cause.${finding.cause}`, finding.values)).not.toMatch(/\{\w+\}/)
        },
      ),
      runs(300, 3_000),
    )
  })

  it('names the cause of each code of the exchange about keys and tokens', () => {
    const causes = made.filter(({ _tag }) => _tag === 'Unauthorized').map((error) => judgeError('token', error))
    expect(causes.map((finding) => finding.state === 'failed' && finding.cause)).toEqual([
      'keysWrong',
      'keysWrong',
      'tokenRefused',
      'addressNotRegistered',
      'keysOtherEnv',
      'addressNotRegistered',
      'tokenRefused',
    ])
  })
})

describe('the judgement of a lost session', () => {
  it.each([
    ['closed with 1006 Unexpected server response: 502', 'socketRefused'],
    ['R10001 동일한 App Key로 접속이 되었습니다', 'sessionTaken'],
    ['LOGIN refused a token just issued: 805004 …', 'loginRefused'],
    ['LOGIN was refused: 1 …', 'loginRefused'],
    ['no answer to LOGIN within 10000 ms', 'sessionLost'],
    ['closed with 1000', 'sessionLost'],
  ])('%s is %s', (reason, cause) => {
    expect(judgeLoss(reason)).toMatchObject({ check: 'session', cause })
  })
})

describe('trading hours', () => {
  const at = (text: string): number => Date.parse(`${text}+09:00`)

  it.each([
    ['2026-11-20T08:59:59', '005930', false],
    ['2026-11-20T09:00:00', '005930', true],
    ['2026-11-20T15:29:59', '005930', true],
    ['2026-11-20T15:30:00', '005930', false],
    ['2026-11-20T19:59:00', '005930_NX', true],
    ['2026-11-20T08:00:00', '005930_AL', true],
    ['2026-11-21T10:00:00', '005930', false],
    ['2026-11-22T10:00:00', '005930_NX', false],
    ['2026-11-23T10:00:00', '005930', true],
  ])('at %s of %s: %s', (time, code, expected) => {
    expect(isTrading(at(time), code)).toBe(expected)
    expect(koreanTime(at(time))).toBe(time.slice(0, 16).replace('T', ' '))
  })
})

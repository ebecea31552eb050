/** What the exchange answers to anybody: a token, and that one was revoked. Its answers on a tape are masked. */
import { koreanDateTime } from '../../market/calendar/time.ts'
import type { TapedAnswer } from './answers.ts'

const TOKEN = 'the-token-of-a-tape'
// Longer than any tape.
const LIFE = 10_000 * 86_400_000

/**
 * The answer to a token call; `undefined` for any other. It is dated by the exchange's clock, which is `lead` ms ahead of
 * the tape's: a client that only listens learns by it alone that the two differ.
 */
export function tokenAnswer(path: string, now: number, lead: () => number): TapedAnswer | undefined {
  switch (path) {
    case '/oauth2/token':
      return reply(now + lead(), { expires_dt: koreanDateTime(now + LIFE), token_type: 'bearer', token: TOKEN })
    case '/oauth2/revoke':
      return reply(now + lead(), {})
    default:
      return undefined
  }
}

function reply(at: number, body: object): TapedAnswer {
  const text = JSON.stringify({ ...body, return_code: 0, return_msg: '정상적으로 처리되었습니다' })
  return { _tag: 'reply', status: 200, headers: { date: new Date(at).toUTCString() }, body: text, after: 0 }
}

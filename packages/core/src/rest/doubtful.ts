/**
 * Replies that declare success (return_code 0) and are none (PROTOCOL §17): ka10037 answered 0, an empty list and
 * `전문 처리 실패(-22)`. The texts of a success vary and are never compared for equality, so the text decides only where
 * the reply brings nothing.
 */
import type { WireRecord } from '../codec/record.ts'

/** What such a reply is: an error, or nothing certain, which is reported. */
export type Doubt = 'failure' | 'unusual'

// Words of a failure, an inner code (`[1634:…`), a negative result in brackets, `할 수 없습니다` (cannot).
const FAILURE = /실패|오류|에러|장애|불가|거부|초과|잘못|권한|수 없|error|fail|\(\s*-\d+\s*\)|\[\d{4}[:\]]/i
// `정상적으로 처리되었습니다`, `조회가 완료되었습니다`, `자료를 조회하였습니다`, `선택된 내역이 없습니다`, notices about more data.
const SUCCESS = /^\s*$|정상|완료|조회하였|조회되었|처리되었|없습니다|존재하지 않|존재합니다|success|ok/i

/** Judges an accepted reply by its own fields and its text; nothing where there is no doubt. */
export function doubtOf(body: WireRecord, message: string): Doubt | undefined {
  const fails = FAILURE.test(message)
  if (saysSomething(body)) return fails ? 'unusual' : undefined
  if (fails) return 'failure'
  return SUCCESS.test(message) ? undefined : 'unusual'
}

/** Whether any field of a reply holds anything. */
function saysSomething(body: WireRecord): boolean {
  return Object.values(body).some((value) => {
    if (Array.isArray(value)) return value.length > 0
    return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined
  })
}

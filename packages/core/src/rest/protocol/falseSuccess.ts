/**
 * Replies that declare success (return_code 0) and fail all the same (docs/protocol.md#envelope): ka10037 answered 0,
 * an empty list and `전문 처리 실패(-22)`. The texts of a success vary and are never compared for equality, so the text
 * decides only where the reply is empty. A reply without its list does not mean that there are no rows (ka10095 for 101
 * codes): in every captured reply without rows the list is there, and empty.
 */
import type { WireRecord } from '../../codec/records/record.ts'

/** What such a reply is: an error, or something uncertain that is reported. */
export type Judgement = 'failure' | 'unusual'

// Words of a failure, an inner code (`[1634:…`), a negative result in brackets, `할 수 없습니다` (cannot).
const FAILURE = /실패|오류|에러|장애|불가|거부|초과|잘못|권한|수 없|error|fail|\(\s*-\d+\s*\)|\[\d{4}[:\]]/i
// `정상적으로 처리되었습니다`, `조회가 완료되었습니다`, `자료를 조회하였습니다`, `선택된 내역이 없습니다`, notices about more data.
const SUCCESS = /^\s*$|정상|완료|조회하였|조회되었|처리되었|없습니다|존재하지 않|존재합니다|success|ok/i

// `선택된 내역이 없습니다`, `조회 자료가 존재하지 않습니다`: the text that there are no rows. No permission (`권한이 없습니다`)
// and no such account are other things.
const NO_ROWS = /(?:내역|자료|데이터|결과|잔고|건)\S{0,2}\s*(?:없습니다|존재하지 않)/

/**
 * Judges an accepted reply by its own fields and its text; nothing where it is a success beyond doubt.
 *
 * @param list the wire key of the rows, for a reply that has some
 */
export function judgeReply(body: WireRecord, message: string, list?: string): Judgement | undefined {
  const fails = saysFailure(message)
  if (!saysSomething(body) && fails) return 'failure'
  if (fails || lacksList(body, message, list)) return 'unusual'
  return saysSomething(body) || SUCCESS.test(message) ? undefined : 'unusual'
}

/** Whether a reply lacks the list that it should have, and its text does not say that there are no rows. */
export function lacksList(body: WireRecord, message: string, list: string | undefined): boolean {
  if (list === undefined || Array.isArray(body[list])) return false
  return !NO_ROWS.test(message) || FAILURE.test(message)
}

/** Whether the text of a reply is one of a failure, whatever its return code is. */
export function saysFailure(message: string): boolean {
  return FAILURE.test(message)
}

/** Whether any field of a reply holds anything. */
export function saysSomething(body: WireRecord): boolean {
  return Object.values(body).some((value) => {
    if (Array.isArray(value)) return value.length > 0
    return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined
  })
}

/**
 * Replies that declare success (return_code 0) and report a failure (docs/protocol.md#envelope): ka10037 answered 0, an
 * empty list and `전문 처리 실패(-22)`. The texts of a success vary and are never compared for equality, so the text
 * decides only when the reply is empty. A missing list does not mean that there are no rows (ka10095 for 101 codes):
 * every captured reply without rows has an empty list.
 */
import type { WireRecord } from '../../codec/records/record.ts'

/** The judgement of such a reply: an error, or a doubt that is reported. */
export type Judgement = 'failure' | 'unusual'

// Words of a failure, an inner code (`[1634:…`), a negative result in brackets, `할 수 없습니다` (cannot).
const FAILURE = /실패|오류|에러|장애|불가|거부|초과|잘못|권한|수 없|error|fail|\(\s*-\d+\s*\)|\[\d{4}[:\]]/i
// `정상적으로 처리되었습니다`, `조회가 완료되었습니다`, `자료를 조회하였습니다`, `선택된 내역이 없습니다`, notices about more data.
const SUCCESS = /^\s*$|정상|완료|조회하였|조회되었|처리되었|없습니다|존재하지 않|존재합니다|success|ok/i

// `선택된 내역이 없습니다`, `조회 자료가 존재하지 않습니다`: texts for "no rows". A missing permission (`권한이 없습니다`)
// or account is a failure.
const NO_ROWS = /(?:내역|자료|데이터|결과|잔고|건)\S{0,2}\s*(?:없습니다|존재하지 않)/

/**
 * Judges an accepted reply by its own fields and its text; returns nothing for a certain success.
 *
 * @param list the wire key of the rows, for a reply that has some
 */
export function judgeReply(body: WireRecord, message: string, list?: string): Judgement | undefined {
  const fails = saysFailure(message)
  if (!saysSomething(body) && fails) return 'failure'
  if (fails || lacksList(body, message, list)) return 'unusual'
  return saysSomething(body) || SUCCESS.test(message) ? undefined : 'unusual'
}

/** Whether a reply lacks its list without a text that there are no rows. */
export function lacksList(body: WireRecord, message: string, list: string | undefined): boolean {
  if (list === undefined || Array.isArray(body[list])) return false
  return !NO_ROWS.test(message) || FAILURE.test(message)
}

/** Whether the text of a reply reports a failure, regardless of the return code. */
export function saysFailure(message: string): boolean {
  return FAILURE.test(message)
}

/** Whether any field of a reply has a value. */
export function saysSomething(body: WireRecord): boolean {
  return Object.values(body).some((value) => {
    if (Array.isArray(value)) return value.length > 0
    return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined
  })
}

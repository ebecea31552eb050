/** An error in Korean. */
import type { KiwoomError } from '../errors.ts'
import { ERROR_TEXTS } from './errorTexts.ts'
import { codeText } from './exchangeCodes.ts'
import { koreanProblem } from './koreanProblem.ts'
import { type KoreanText, named, sentence } from './koreanText.ts'
import { stageText } from './stages.ts'
import { foreign, inKorean, quoted } from './translate.ts'

export function koreanError(error: KiwoomError): KoreanText {
  const { endpoint, code } = error
  const { meaning, todo } = ERROR_TEXTS[error._tag]
  const known = codeText(code, error.message)
  const what = [meaning, ...(known === undefined ? [] : [known.meaning]), detailOf(error)]
  return {
    stage: stageText(endpoint),
    what: what
      .filter((part) => part !== '')
      .map(sentence)
      .join(' '),
    values: [...named('코드', code), ...factsOf(error)],
    todo: todoOf(error, known?.todo, todo),
  }
}

/** What to do about this very error: by its code where that is known, by what it holds, or as about all of its kind. */
function todoOf(error: KiwoomError, ofCode: string | undefined, ofKind: string): string {
  // The client has already repeated what passes, so the advice to wait for it would be late.
  if (error.retryable || error._tag === 'OrderOutcomeUnknown') return ofKind
  if (ofCode !== undefined) return ofCode
  if (error._tag !== 'BadRequest') return ofKind
  if (error.code !== undefined) return '거래소가 거절했습니다. 메시지에 나온 항목을 고치십시오'
  return error.problems.length > 0
    ? '값마다 적힌 기대한 값에 맞게 호출을 고치십시오'
    : '메시지에 나온 옵션이나 값을 고치십시오'
}

/** What the message says besides what the values say. */
function detailOf(error: KiwoomError): string {
  const { endpoint, message } = error
  const own = message.startsWith(`${endpoint}: `) ? message.slice(endpoint.length + 2) : message
  const [first] = 'problems' in error ? error.problems : []
  if (first === undefined) return inKorean(own)
  // The message goes on with the problems, which are values here.
  const at = own.indexOf(`${first.path} (${first.label})`.trimStart())
  return at < 0 ? '' : inKorean(own.slice(0, at).replace(/;\s*$/, ''))
}

/** The facts of an error by their Korean names. */
function factsOf(error: KiwoomError): readonly string[] {
  switch (error._tag) {
    case 'BadRequest':
    case 'DecodeError':
      return error.problems.map(koreanProblem)
    case 'RateLimited':
      return [...named('대기(ms)', error.retryAfter), ...named('초당 허용 건수', error.quota)]
    case 'Unavailable':
      return [
        ...named('HTTP 상태', error.status),
        ...named('응답 앞부분', error.snippet === undefined ? undefined : quoted(error.snippet)),
      ]
    case 'PagingStopped':
      return [`읽은 쪽수 ${error.pages}`, `사유 ${error.reason}`]
    case 'OrderOutcomeUnknown':
      return [
        `보낸 주문 ${error.request.endpoint} ${parameters(error.request.params)}`,
        `보낸 시각 ${koreanTime(error.sentAt)}`,
      ]
    case 'RegistrationLimit':
      return [`한도 ${error.limit}`, `요청 ${error.requested}`]
    case 'BufferFull':
      return [`buffer ${error.buffer}`]
    case 'Unauthorized':
      return [error.retryable ? '다시 시도하면 될 수 있음' : '다시 시도해도 안 됨']
    case 'Rejected':
    case 'Timeout':
    case 'RegistrationRefused':
    case 'SessionTaken':
    case 'Aborted':
    case 'Closed':
      return []
  }
}

function parameters(params: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(params).map(([name, value]) => `${name}=${String(value)}`)
  return entries.map(foreign).join(' ')
}

/** Epoch ms as Korean time, which has no daylight saving. */
function koreanTime(epoch: number): string {
  const there = new Date(epoch + 9 * 3_600_000)
  return Number.isNaN(there.getTime())
    ? String(epoch)
    : `${there.toISOString().slice(0, 19).replace('T', ' ')}(한국 시각)`
}

/**
 * Errors, diagnostics and reasons in Korean, as an entry of its own (`@kiwoom-rx/core/ko`): a program that does not ask
 * for it does not load its texts.
 *
 * @packageDocumentation
 */
import type { KiwoomError } from './errors.ts'
import { koreanDiagnostic } from './korean/koreanDiagnostic.ts'
import { koreanError } from './korean/koreanError.ts'
import { HEALTH_TEXTS } from './korean/koreanHealth.ts'
import { clean, type KoreanText, oneLine, sentence } from './korean/koreanText.ts'
import { inKorean } from './korean/translate.ts'
import type { HealthReason } from './monitoring/health.ts'
import type { Diagnostic } from './observe/diagnostics.ts'
import { redact } from './observe/secrets.ts'

export type { KoreanText } from './korean/koreanText.ts'

/**
 * An error or a diagnostic in Korean, in parts: where, what, the values, and what to do now. No key, token or account
 * number is in it. The words of the exchange, of the network and of other programs stay as they are; where they are
 * English sentences, in quotation marks.
 *
 * @example
 * ```ts
 * import { RateLimited } from '@kiwoom-rx/core'
 * import { describeInKorean } from '@kiwoom-rx/core/ko'
 *
 * const error = new RateLimited('too many requests', { endpoint: 'ka10001', code: '1700', quota: 5 })
 * console.log(describeInKorean(error).values)
 * // prints: [ '코드 1700', '초당 허용 건수 5' ]
 * ```
 */
export function describeInKorean(subject: KiwoomError | Diagnostic): KoreanText {
  return clean('retryable' in subject ? koreanError(subject) : koreanDiagnostic(subject))
}

/**
 * An error or a diagnostic as one line of Korean, for logs and people; {@link describeInKorean} has its parts.
 *
 * @example
 * ```ts
 * import { koreanMessage } from '@kiwoom-rx/core/ko'
 *
 * console.log(koreanMessage({ _tag: 'Pacing', endpoint: 'ka10081', wait: 200 }))
 * // prints: ka10081: 호출이 200 ms 동안 차례를 기다립니다. 조치: 할 일이 없습니다. 호출은 `wait` ms 뒤에 나갑니다. 대기가 길어지면 덜 요청하거나 천천히 요청하십시오.
 * ```
 */
export function koreanMessage(subject: KiwoomError | Diagnostic): string {
  return oneLine(describeInKorean(subject))
}

/**
 * The `reason` of a `Gap`, of the state `waiting`, or of holdings that are `stale` or `unread`, in Korean.
 *
 * @example
 * ```ts
 * import { koreanReason } from '@kiwoom-rx/core/ko'
 *
 * console.log(koreanReason('nothing heard for 45000 ms'))
 * // prints: 45000 ms 동안 아무 프레임도 오지 않았습니다.
 * ```
 */
export function koreanReason(reason: string): string {
  return redact(inKorean(reason))
}

/**
 * A reason of `healthOf` in Korean: what is wrong, and what to do now.
 *
 * @example
 * ```ts
 * import { koreanHealth } from '@kiwoom-rx/core/ko'
 *
 * console.log(koreanHealth({ status: 'degraded', code: 'connecting', text: 'the session is being opened (attempt 2)' }))
 * // prints: 세션을 여는 중입니다(2번째 시도). 조치: 기다리십시오.
 * ```
 */
export function koreanHealth({ code, text }: HealthReason): string {
  return redact(`${sentence(inKorean(text))} 조치: ${sentence(HEALTH_TEXTS[code].todo)}`)
}

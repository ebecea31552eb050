/** What the doctor finds, as data. */
import type { TextKey } from '../text/en.ts'

/** The parts that are looked at, in this order. */
export const CHECKS = ['keys', 'host', 'token', 'clock', 'port', 'session', 'tick'] as const

export type Check = (typeof CHECKS)[number]

/** Why something does not work. */
export const CAUSES = [
  'keysMissing',
  'keysFile',
  'keysWrong',
  'keysOtherEnv',
  'addressNotRegistered',
  'hostUnknown',
  'hostUnreachable',
  'proxyUnreachable',
  'proxyRefuses',
  'proxyLies',
  'certificateUntrusted',
  'notTls',
  'notTheExchange',
  'maintenance',
  'noReply',
  'refused',
  'tokenRefused',
  'rateLimited',
  'clockWrong',
  'portBlocked',
  'socketRefused',
  'loginRefused',
  'sessionTaken',
  'sessionLost',
  'registrationRefused',
  'registrationSilent',
  'noTick',
] as const

export type Cause = (typeof CAUSES)[number]

export type Values = Readonly<Record<string, string | number>>

/** One line of the report. */
export type Finding =
  | { readonly state: 'ok' | 'note'; readonly check: Check; readonly key: TextKey; readonly values: Values }
  | { readonly state: 'failed'; readonly check: Check; readonly cause: Cause; readonly values: Values }
  /** It could not be looked at, because of what failed before. */
  | { readonly state: 'skipped'; readonly check: Check }

export function failed(check: Check, cause: Cause, values: Values = {}): Finding {
  return { state: 'failed', check, cause, values }
}

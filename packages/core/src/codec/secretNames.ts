/** The names under which secrets travel, in one list: errors, diagnostics, tapes and inspected objects hide what they hold. */

/** Keys and tokens (au10001, au10002, LOGIN, the headers; PROTOCOL §2, §7), in lower case. */
export const KEY_NAMES: readonly string[] = [
  'appkey',
  'app_key',
  'secretkey',
  'secret_key',
  'appsecret',
  'appsecretkey',
  'token',
  'access_token',
  'accesstoken',
  'authorization',
]

/**
 * Account numbers and the holder's name, in lower case: ka00001, kt00004, kt00018; undocumented in ka10088 and kt00015;
 * FID 9201 of 00 and 04; and what our own values call them.
 */
export const ACCOUNT_NAMES: readonly string[] = [
  'acctno',
  'acct_no',
  'acntno',
  'acnt_no',
  'account_no',
  'acnt_print',
  'acnt_nm',
  'accountnumber',
  'accountname',
  '9201',
]

const NAMES: ReadonlySet<string> = new Set([...KEY_NAMES, ...ACCOUNT_NAMES])

/** Whether what is held under a name is a key, a token, or the number or name of an account. */
export function isSecretName(name: string): boolean {
  return NAMES.has(name.toLowerCase())
}

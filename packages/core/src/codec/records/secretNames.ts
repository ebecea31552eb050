/** The names under which secrets travel, in one list: errors, diagnostics, tapes and inspected objects hide what they hold. */

/**
 * Keys and tokens (au10001, au10002, LOGIN, the headers; docs/protocol.md#token, docs/protocol.md#session), in lower
 * case.
 */
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
 * Account numbers and the holder's name, in lower case: ka00001, ka10075, ka10088, kt00004, kt00015, kt50032; FID 9201 of
 * 00 and 04; and what our own values call them. A test holds the list against the whole catalogue.
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

/**
 * The same as the text of a pattern, and names like them, which replies have besides what is documented:
 * `gold_acnt_no`, `acct_num`.
 */
export const ACCOUNT_NAME = `(?:\\w{0,20}_)?(?:account|acct|acnt|acc)_?(?:no|num|number|nm|name|print|id)|9201`

const IS_ACCOUNT = new RegExp(`^(?:${ACCOUNT_NAME})$`)
const NAMES: ReadonlySet<string> = new Set(KEY_NAMES)

/** Whether what is held under a name is a key, a token, or the number or name of an account. */
export function isSecretName(name: string): boolean {
  return NAMES.has(name.toLowerCase()) || isAccountName(name)
}

/** Whether what is held under a name is the number or name of an account. */
export function isAccountName(name: string): boolean {
  return IS_ACCOUNT.test(name.toLowerCase())
}

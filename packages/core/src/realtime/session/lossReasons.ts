/**
 * Why a session or a registration was lost, in words. A `Gap`, a `Reconnect` and the state `waiting` carry them, and
 * docs/errors.md is written from them: each has a comment, and no other text is a reason.
 */
export const lossReasons = {
  /** The socket was closed; the code and the words are those of the exchange or of the network. */
  closed: (code: number, words: string) => `closed with ${code} ${words}`.trim(),
  /** The exchange ended the session with a message of its own. */
  ended: (code: string, words: string) => `${code} ${words}`.trim(),
  /** Another login with the same app key ended the session (R10001). */
  taken: (words: string) => `R10001 ${words}`,
  /** No frame came, not even a PING, for as long as `realtime.silence` allows. */
  silent: (ms: number) => `nothing heard for ${ms} ms`,
  /** A REG or REMOVE was sent twice, and neither was answered. */
  unanswered: (request: string, ms: number) => `no answer to ${request} within ${ms} ms, twice`,
  /** The exchange kept answering that LOGIN has not come. */
  beforeLogin: (words: string) => `100013 ${words}`.trim(),
  /** A REMOVE of other registrations may have ended this one too. */
  takenAlong: () => 'a REMOVE of others may have taken it along',
  /** The registration was removed at the exchange while it was wanted again, and made again. */
  takenBack: () => 'taken back and registered again',
  /** No token could be had; the words are those of the error. */
  noToken: (words: string) => words,
  /** The socket did not open in time. */
  notOpened: (ms: number) => `the socket did not open within ${ms} ms`,
  /** LOGIN was not answered in time. */
  noLogin: (ms: number) => `no answer to LOGIN within ${ms} ms`,
  /** LOGIN was refused with a code that is not about the token. */
  loginRefused: (code: number, words: string) => `LOGIN was refused: ${code} ${words}`.trim(),
  /** LOGIN refused two tokens in a row. */
  tokenRefused: (code: string, words: string) => `LOGIN refused a token just issued: ${code} ${words}`.trim(),
}

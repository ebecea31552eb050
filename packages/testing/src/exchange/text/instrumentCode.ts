/** The code of an instrument as a request may write it. */

/**
 * Without the letter of its kind (`A` stock, `Q` ETN, `J` ELW), which stands before six characters only, and without its
 * venue (docs/protocol.md#venues).
 */
export function instrumentCode(written: string): string {
  return written.replace(/^[AJQ](?=[0-9A-Z]{6}(?:_[A-Z]{2})?$)/, '').replace(/_(NX|AL)$/, '')
}

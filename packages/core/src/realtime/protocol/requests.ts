/** The frames that the client sends (docs/protocol.md#session). */

/** Items and types to register: every item with every type. */
export interface Pair {
  readonly item: readonly string[]
  readonly type: readonly string[]
}

/** The first frame of a session: the token without `Bearer`. */
export function loginFrame(token: string): string {
  return JSON.stringify({ trnm: 'LOGIN', token })
}

/**
 * Registers. `refresh` is always "1": what "0" clears, the group or the whole session, is not known
 * (docs/protocol.md#registrations).
 */
export function registerFrame(group: string, data: readonly Pair[]): string {
  return JSON.stringify({ trnm: 'REG', grp_no: group, refresh: '1', data })
}

/** Takes a registration back. */
export function removeFrame(group: string, data: readonly Pair[]): string {
  return JSON.stringify({ trnm: 'REMOVE', grp_no: group, data })
}

/** Lists the conditions; without it the exchange refuses searches on a connection. */
export function listFrame(): string {
  return JSON.stringify({ trnm: 'CNSRLST' })
}

/** One page of a search. The paging fields are in the body, with underscores. `stex_tp` is only ever K. */
export function searchFrame(conditionNumber: string, nextKey: string | undefined): string {
  return JSON.stringify({
    trnm: 'CNSRREQ',
    seq: conditionNumber,
    search_type: '0',
    stex_tp: 'K',
    cont_yn: nextKey === undefined ? 'N' : 'Y',
    next_key: nextKey ?? '',
  })
}

/** A search whose hits follow in REAL frames of type 02. */
export function searchRealtimeFrame(conditionNumber: string): string {
  return JSON.stringify({ trnm: 'CNSRREQ', seq: conditionNumber, search_type: '1', stex_tp: 'K' })
}

/** Ends a realtime search. */
export function clearFrame(conditionNumber: string): string {
  return JSON.stringify({ trnm: 'CNSRCLR', seq: conditionNumber })
}

import type { PhaseNotice, Session } from '../src/index.ts'

export const notice = (marketPhase: string | null): PhaseNotice => ({ marketPhase })

/** An event of an item on some venue, or of none. */
export type Item = { readonly item: string | null }

/** An event on each venue: KRX, NXT, both, and none. */
export const items = { k: { item: '005930' }, n: { item: '005930_NX' }, b: { item: '005930_AL' }, o: { item: null } }

export const { k, n, b, o } = items

/** KRX trades and NXT does not. */
export const krxOnly: Session = { krx: 'regular', nxt: 'closed' }

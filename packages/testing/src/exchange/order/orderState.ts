/** How an order stands. */

export type Side = 'buy' | 'sell'

/**
 * How an order stands: `open` covers what rests or waits. A modification's own order goes on as `open`; a cancellation's
 * is `confirmed`; what a modification took over leaves the old order `modified`.
 */
export type OrderState = 'open' | 'filled' | 'cancelled' | 'modified' | 'confirmed' | 'rejected' | 'expired'

/** Whether an order may still trade. */
export function isOpen({ state }: { readonly state: OrderState }): boolean {
  return state === 'open'
}

/** Which way a signal points (매수, 매도). */
export type SignalSide = 'buy' | 'sell'

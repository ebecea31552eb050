/** The stocks that the demo watches: two calm ones, and two that move. */
export const STOCKS: ReadonlyMap<string, string> = new Map([
  ['005930', '삼성전자'],
  ['000660', 'SK하이닉스'],
  ['247540', '에코프로비엠'],
  ['086520', '에코프로'],
])

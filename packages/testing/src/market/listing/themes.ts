/** The themes (테마) under which stocks are gathered: the sort that a business paper would. */
import type { Listing } from './listings.ts'

export interface Theme {
  /** 테마그룹코드. */
  readonly code: string
  readonly name: string
  readonly codes: readonly string[]
}

const NAMED: readonly Theme[] = [
  { code: '100', name: '반도체_대표주', codes: ['005930', '000660'] },
  { code: '141', name: '인터넷 대표주', codes: ['035420', '035720'] },
  { code: '205', name: '자동차_대표주', codes: ['005380'] },
  { code: '319', name: '바이오시밀러', codes: ['068270', '196170'] },
  { code: '350', name: '음식료', codes: ['004410'] },
  { code: '452', name: '2차전지_소재', codes: ['247540', '086520'] },
  { code: '553', name: 'AI 서비스', codes: ['035420', '035720', '005930'] },
]
// What a user's own market lists besides.
const OTHER = { code: '900', name: '기타' }

/** Those of which something is listed, and one of the stocks that are in none. */
export function themesOf(listed: readonly Listing[]): readonly Theme[] {
  const stocks = listed.filter(({ kind }) => kind === 'stock').map(({ code }) => code)
  const named = NAMED.map((theme) => ({ ...theme, codes: theme.codes.filter((code) => stocks.includes(code)) }))
  const rest = stocks.filter((code) => !NAMED.some(({ codes }) => codes.includes(code)))
  return [...named, { ...OTHER, codes: rest }].filter(({ codes }) => codes.length > 0)
}

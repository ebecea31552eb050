/** The guides: their place in the menu, and their text as a page of the site. */
import type { Language } from '../config/languages.ts'
import type { Guide } from './pages.ts'

interface Group {
  readonly title: Readonly<Record<Language, string>>
  /** By name, with the title in the menu. */
  readonly pages: Readonly<Record<string, Readonly<Record<Language, string>>>>
}

/** The menu, in its order. A guide that is not here stands in the last group, under its own heading. */
const GROUPS: readonly Group[] = [
  {
    title: { ko: '시작', en: 'Begin' },
    pages: {
      start: { ko: '첫걸음', en: 'First steps' },
      introduction: { ko: '소개', en: 'Introduction' },
      cookbook: { ko: '쿡북', en: 'Cookbook' },
      cli: { ko: '명령 kiwoom', en: 'The command' },
      runtimes: { ko: '실행 환경', en: 'Runtimes' },
    },
  },
  {
    title: { ko: '데이터', en: 'Data' },
    pages: {
      rest: { ko: 'REST 조회', en: 'REST' },
      realtime: { ko: '실시간', en: 'Realtime' },
      operators: { ko: '연산자', en: 'Operators' },
    },
  },
  {
    title: { ko: '매매', en: 'Trading' },
    pages: {
      strategy: { ko: '아이디어에서 전략까지', en: 'From idea to strategy' },
      trading: { ko: '신호에서 주문까지', en: 'From signals to orders' },
      orders: { ko: '주문', en: 'Orders' },
      backtest: { ko: '백테스트', en: 'Backtests' },
      safety: { ko: '안전', en: 'Safety' },
    },
  },
  {
    title: { ko: '테스트', en: 'Testing' },
    pages: {
      testing: { ko: '마블 테스트와 테이프', en: 'Marbles and tapes' },
      exchange: { ko: '가짜 거래소', en: 'The fake exchange' },
    },
  },
  {
    title: { ko: '운영', en: 'Running it' },
    pages: {
      production: { ko: '운영 환경', en: 'In production' },
      errors: { ko: '오류와 진단', en: 'Errors and diagnostics' },
      gateway: { ko: '게이트웨이', en: 'Gateway' },
      inspector: { ko: '인스펙터', en: 'Inspector' },
      performance: { ko: '성능', en: 'Performance' },
    },
  },
  {
    title: { ko: '내부', en: 'Inside' },
    pages: {
      architecture: { ko: '구조', en: 'Architecture' },
      protocol: { ko: '프로토콜', en: 'Protocol' },
      releases: { ko: '릴리스', en: 'Releases' },
    },
  },
]

export interface MenuGroup {
  readonly text: string
  readonly items: readonly MenuItem[]
}

export interface MenuItem {
  readonly text: string
  readonly link: string
}

/** The menu of one language. A borrowed guide is marked. */
export function menuOf(
  guides: readonly Guide[],
  language: Language,
  titleOf: (guide: Guide) => string,
): readonly MenuGroup[] {
  const own = guides.filter((guide) => guide.language === language)
  const item = (name: string, title: string | undefined): readonly MenuItem[] => {
    const guide = own.find((each) => each.name === name)
    if (guide === undefined) return []
    return [{ text: `${title ?? titleOf(guide)}${guide.isBorrowed ? ' (EN)' : ''}`, link: guide.url }]
  }
  const listed = new Set(GROUPS.flatMap(({ pages }) => Object.keys(pages)))
  const others = own.map(({ name }) => name).filter((name) => !listed.has(name))
  return GROUPS.map(({ title, pages }, at) => ({
    text: title[language],
    items: [
      ...Object.entries(pages).flatMap(([name, titles]) => item(name, titles[language])),
      ...(at === GROUPS.length - 1 ? others.flatMap((name) => item(name, undefined)) : []),
    ],
  }))
}

/** The first heading of a page. */
export function headingOf(text: string): string {
  return (/^# (.+)$/m.exec(text)?.[1] ?? '').replaceAll('`', '')
}

/** The first paragraph after the heading, as plain text on one line. */
export function summaryOf(text: string): string {
  const after = text.slice(text.indexOf('\n', text.search(/^# /m))).replaceAll(/^```.*?^```$/gms, '')
  const paragraphs = after.split(/\n\s*\n/).map((each) => each.trim())
  const first = paragraphs.find((each) => /^[\p{L}`*[]/u.test(each) && !each.startsWith('[Where')) ?? ''
  const plain = first
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll(/\s+/g, ' ')
  return plain.length > 200 ? `${plain.slice(0, 197)}…` : plain
}

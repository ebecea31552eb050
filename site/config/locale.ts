/** What VitePress shows around the pages, in each language. */
import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress'
import { type Language, prefixOf } from './languages.ts'
import type { Menu, SiteData } from './siteData.ts'

type Locale = LocaleSpecificConfig<DefaultTheme.Config> & { label: string; link?: string }

export function localeOf(language: Language, { repository, menus }: SiteData): Locale {
  const words = WORDS[language]
  const prefix = prefixOf(language)
  const { guide, reference } = menus[language]
  const start = guide[0]?.items?.[0]?.link ?? `${prefix}/`
  const guideMenu = guide.map(sidebarItem)
  const menusByPath = Object.entries(reference).map(([path, items]) => [path, items.map(sidebarItem)] as const)
  return {
    label: words.label,
    lang: words.lang,
    description: words.description,
    themeConfig: {
      nav: [
        { text: words.guide, link: start, activeMatch: `^${prefix}/guide/(?!errors|cookbook)` },
        { text: words.reference, link: `${prefix}/reference/`, activeMatch: `^${prefix}/reference/` },
        ...linkTo(guide, 'errors', words.errors),
        ...linkTo(guide, 'cookbook', words.cookbook),
        { text: words.playground, link: `${prefix}/playground` },
      ],
      sidebar: Object.fromEntries([[`${prefix}/guide/`, guideMenu], ...menusByPath]),
      editLink: { pattern: sourceOf(repository), text: words.source },
      outline: { level: [2, 3], label: words.outline },
      docFooter: { prev: words.previous, next: words.next },
      darkModeSwitchLabel: words.appearance,
      lightModeSwitchTitle: words.light,
      darkModeSwitchTitle: words.dark,
      sidebarMenuLabel: words.menu,
      returnToTopLabel: words.top,
      langMenuLabel: words.languages,
      skipToContentLabel: words.skip,
      notFound: { title: words.notFound, quote: words.notFoundAbout, linkLabel: words.home, linkText: words.home },
      footer: { message: words.footer },
    },
  }
}

/** The address of the file behind a page, which the stage names in the page's frontmatter. */
function sourceOf(repository: string): string {
  return `${repository}/blob/main/:path`
}

function linkTo(guide: readonly Menu[], name: string, text: string): readonly { text: string; link: string }[] {
  const links = guide.flatMap(({ items = [] }) => items.map(({ link = '' }) => link))
  const link = links.find((each) => each.endsWith(`/${name}`))
  return link === undefined ? [] : [{ text, link }]
}

function sidebarItem({ text, link, collapsed, items }: Menu): DefaultTheme.SidebarItem {
  return {
    text,
    ...(link === undefined ? {} : { link }),
    ...(collapsed === undefined ? {} : { collapsed }),
    ...(items === undefined ? {} : { items: items.map(sidebarItem) }),
  }
}

const WORDS = {
  ko: {
    label: '한국어',
    lang: 'ko-KR',
    description: '키움증권 REST와 WebSocket API를 RxJS 스트림으로',
    guide: '가이드',
    reference: '레퍼런스',
    errors: '오류',
    cookbook: '쿡북',
    playground: '플레이그라운드',
    source: '이 쪽의 원본',
    outline: '이 쪽의 내용',
    previous: '이전',
    next: '다음',
    appearance: '밝기',
    light: '밝게',
    dark: '어둡게',
    menu: '메뉴',
    top: '맨 위로',
    languages: '언어',
    skip: '본문으로',
    notFound: '찾을 수 없는 쪽입니다',
    notFoundAbout: '주소가 바뀌었을 수 있습니다. 검색으로 찾아 보세요.',
    home: '처음으로',
    footer: 'MIT 라이선스. 키움증권과 무관한 프로젝트입니다. 투자 판단과 책임은 이용자에게 있습니다.',
  },
  en: {
    label: 'English',
    lang: 'en-US',
    description: 'RxJS streams for the Kiwoom Securities REST and WebSocket API',
    guide: 'Guide',
    reference: 'Reference',
    errors: 'Errors',
    cookbook: 'Cookbook',
    playground: 'Playground',
    source: 'The source of this page',
    outline: 'On this page',
    previous: 'Previous',
    next: 'Next',
    appearance: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    menu: 'Menu',
    top: 'Return to top',
    languages: 'Languages',
    skip: 'Skip to content',
    notFound: 'Page not found',
    notFoundAbout: 'The address may have changed. The search finds what moved.',
    home: 'Home',
    footer: 'MIT licence. Not affiliated with Kiwoom Securities. Trading risks money, and yours are your decisions.',
  },
} as const

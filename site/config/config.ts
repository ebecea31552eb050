/** The configuration of VitePress. */
import { existsSync, readFileSync } from 'node:fs'
import { type DefaultTheme, defineConfig } from 'vitepress'
import { withTables } from '../pages/tables.ts'
import { SEARCH } from '../search/search.ts'
import { localeOf } from './locale.ts'
import { marblesInPage } from './marblesInPage.ts'
import { CACHE, DATA, OUT, PAGES } from './paths.ts'
import type { SiteData } from './siteData.ts'
import { slugOf } from './slugs.ts'

if (!existsSync(DATA)) throw new Error(`${DATA} is missing: \`npm run docs -- site\` writes it`)
const data: SiteData = JSON.parse(readFileSync(DATA, 'utf8'))

export const config = defineConfig({
  title: 'kiwoom-rx',
  srcDir: PAGES,
  srcExclude: ['public/**'],
  outDir: OUT,
  cacheDir: CACHE,
  base: process.env['SITE_BASE'] ?? '/',
  // The list of pages is a file of its own instead of a part of each page.
  metaChunk: true,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${process.env['SITE_BASE'] ?? '/'}logo.svg` }]],
  markdown: {
    anchor: { slugify: slugOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: withTables,
  },
  vite: {
    publicDir: `${PAGES}/public`,
    worker: { format: 'es', plugins: () => [marblesInPage()] },
    build: { chunkSizeWarningLimit: 4_000 },
  },
  locales: {
    root: localeOf('ko', data),
    en: localeOf('en', data),
  },
  themeConfig: {
    logo: '/logo.svg',
    socialLinks: [{ icon: 'github', link: data.repository }],
    outline: [2, 3],
    search: { provider: 'local', options: search() },
  },
})

function search(): DefaultTheme.LocalSearchOptions {
  return {
    detailedView: false,
    miniSearch: SEARCH,
    locales: {
      root: {
        translations: {
          button: { buttonText: '검색', buttonAriaLabel: '검색' },
          modal: {
            displayDetails: '자세히 보기',
            resetButtonTitle: '지우기',
            backButtonTitle: '닫기',
            noResultsText: '찾은 것이 없습니다:',
            footer: {
              selectText: '열기',
              selectKeyAriaLabel: 'Enter',
              navigateText: '이동',
              navigateUpKeyAriaLabel: '위',
              navigateDownKeyAriaLabel: '아래',
              closeText: '닫기',
              closeKeyAriaLabel: 'Esc',
            },
          },
        },
      },
    },
  }
}

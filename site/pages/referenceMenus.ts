/** The menus of the reference: one for each namespace, because 207 links on each page weigh more than the page. */
import type { Section } from '../../scripts/docs/page.ts'
import { type Language, prefixOf } from '../config/languages.ts'
import type { Menu, Menus } from '../config/siteData.ts'
import { WORDS } from './referenceWords.ts'

export function referenceMenus(sections: readonly Section[], language: Language): Menus['reference'] {
  const base = `${prefixOf(language)}/reference/`
  const words = WORDS[language]
  const menu = (open: string | undefined): readonly Menu[] => [
    { text: words.reference, link: base },
    ...sections.map(({ namespace, title, endpoints }): Menu => {
      const link = `${base}${namespace}/`
      const text = words.sectionTitle(title)
      if (namespace !== open) return { text, link }
      const items = endpoints.map((spec) => ({ text: words.titles(spec)[0], link: `${link}${spec.name}` }))
      return { text, link, collapsed: false, items }
    }),
  ]
  const own = sections.map(({ namespace }) => [`${base}${namespace}/`, menu(namespace)] as const)
  return Object.fromEntries([[base, menu(undefined)], ...own])
}

/** The languages of the site. Korean is at its root. */

export const LANGUAGES = ['ko', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** What stands before each address of a language: `''` and `/en`. */
export function prefixOf(language: Language): string {
  return language === 'ko' ? '' : `/${language}`
}

/** The pages that exist in English and in Korean, and those that are still in English only. */

/** The languages of the guides. */
export type Language = 'en' | 'ko'

/** A page in both languages, by the paths from the root. */
export interface PagePair {
  readonly english: string
  readonly korean: string
}

/** Pages without a Korean version. `test/docs/korean.test.ts` refuses one that is listed and has one. */
export const ENGLISH_ONLY: readonly string[] = ['docs/performance.md']

/** Where the Korean version of an English page belongs: `README.ko.md`, `docs/ko/rest.md`. */
export function koreanPageOf(english: string): string {
  return english.startsWith('docs/') ? english.replace(/^docs\//, 'docs/ko/') : english.replace(/\.md$/, '.ko.md')
}

/** The pairs among these English pages: all but those that are listed above. */
export function pairsOf(englishPages: readonly string[]): readonly PagePair[] {
  return englishPages
    .filter((page) => !ENGLISH_ONLY.includes(page))
    .map((english) => ({ english, korean: koreanPageOf(english) }))
}

/** The page of a language; nothing for a Korean one that does not exist yet. */
export function pageIn(language: Language, english: string): string | undefined {
  if (language === 'en') return english
  return ENGLISH_ONLY.includes(english) ? undefined : koreanPageOf(english)
}

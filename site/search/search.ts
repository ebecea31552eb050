/** How the index of the search is made and asked. VitePress hands this to the page as text. */
import { tokensOfQuestion, tokensOfText } from './tokens.ts'

export const SEARCH = {
  options: { tokenize: tokensOfText, processTerm: (term: string): string => term.toLowerCase() },
  searchOptions: {
    tokenize: tokensOfQuestion,
    combineWith: 'AND',
    // A code is exact: 1700 is not 1701. A word may have a letter wrong.
    fuzzy: (term: string): number | boolean => (/^[a-z]{5,}$/i.test(term) ? 0.2 : false),
    prefix: true,
    // An error code is asked for by those who want to know what to do about it.
    boostDocument: (id: unknown, term: string): number =>
      /^r?\d{4,6}$/i.test(term) && String(id).includes('/guide/errors') ? 10 : 1,
    boost: { title: 8, titles: 2, text: 1 },
  },
} as const

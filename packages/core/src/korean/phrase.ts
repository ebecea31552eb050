/**
 * English phrases of this package and what they are in Korean. `{}` stands for a value. In the Korean text `{1}` is the
 * first of them as it is, and `{1+}` one that may be a phrase itself.
 */
export type Phrases = readonly (readonly [english: string, korean: string])[]

/** What becomes of the values in a phrase. */
export interface ValueTexts {
  /** A value as it is. */
  readonly plain: (value: string) => string
  /** A value that may be a phrase. */
  readonly phrase: (value: string) => string
}

/** Makes the function that gives the Korean of a whole text; nothing for a text that no phrase fits. */
export function phraseBook(phrases: Phrases): (text: string, values: ValueTexts) => string | undefined {
  const book = phrases.map(([english, korean]) => ({ pattern: patternOf(english), korean }))
  return (text, { plain, phrase }) => {
    for (const { pattern, korean } of book) {
      const found = pattern.exec(text)
      if (found === null) continue
      return korean.replaceAll(/\{(\d)(\+?)\}/g, (_, at: string, mark: string) => {
        const value = found[Number(at)] ?? ''
        return mark === '' ? plain(value) : phrase(value)
      })
    }
    return undefined
  }
}

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('([\\s\\S]*?)')}$`)
}

/**
 * How the search cuts texts and questions into tokens.
 *
 * VitePress sends both functions to the page as text, so each is complete in itself.
 */

/** Tokens of a text. Of a name all its parts: `cntr_str`, `cntr`, `str`. Of Korean each pair of neighbours as well. */
export function tokensOfText(text: string): string[] {
  const tokens = new Set<string>()
  for (const [word] of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
    const [first = ''] = word
    tokens.add(word)
    // Where the case changes, at an underscore, and between Latin and other letters: `stockDay`, `5분`.
    const parts = word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\w]+/g) ?? [first]
    for (const part of parts) {
      tokens.add(part)
      if (part.charCodeAt(0) < 0x80) continue
      for (let at = 0; at + 2 <= part.length; at += 1) tokens.add(part.slice(at, at + 2))
    }
  }
  return [...tokens]
}

/** Tokens of a question: of Korean its pairs of neighbours, all of which must be there; anything else is whole. */
export function tokensOfQuestion(question: string): string[] {
  const tokens = new Set<string>()
  for (const [word] of question.matchAll(/[\p{L}\p{N}_]+/gu)) {
    for (const [part] of word.matchAll(/\w+|\W+/g)) {
      if (part === '_') continue
      if (part.charCodeAt(0) < 0x80 || part.length < 3) tokens.add(part)
      else for (let at = 0; at + 2 <= part.length; at += 1) tokens.add(part.slice(at, at + 2))
    }
  }
  return [...tokens]
}

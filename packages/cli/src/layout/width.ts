/** How many columns of a terminal a text takes: a Korean letter takes two. */

// East Asian Width W and F (Unicode TR 11), as far as quotes have them: Hangul, CJK, kana, full-width forms, emoji.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u
// Marks that stand on the letter before them, and what takes no column at all.
const NONE = /\p{Mn}|\p{Me}|\p{Cf}|\p{Cc}/u

export function width(text: string): number {
  let columns = 0
  for (const letter of text) columns += NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1
  return columns
}

/** The text within so many columns; what is cut ends with `…`. */
export function cutTo(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let [kept, taken] = ['', 0]
  for (const letter of text) {
    const next = width(letter)
    if (taken + next > columns - 1) break
    kept += letter
    taken += next
  }
  return columns <= 0 ? '' : `${kept}…`
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)))
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text
}

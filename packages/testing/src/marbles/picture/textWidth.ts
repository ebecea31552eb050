/** How wide a text is when it is drawn, before any font is known. */

// Parts of the font size, each at least as wide as in the usual sans-serif fonts.
const NARROW = /[ !'(),./:;I[\]fijlrt|`]/
const WIDE = /[@MWmw%]/
const ASCII = /[\u0020-\u007e]/
/** Letters that are one em wide: Hangul, Hanja, kana, and forms of full width. */
const SQUARE = /[\u1100-\u11ff\u3000-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uff00-\uff60…]/

/** Pixels of a text in a font size. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += partOf(letter)
  return width * size
}

/**
 * Whether the widths of its letters are known. Any other text is drawn with its width given, so that a letter wider than
 * assumed reaches into nothing.
 */
export function isPlain(text: string): boolean {
  return [...text].every((letter) => ASCII.test(letter) || SQUARE.test(letter))
}

/** A text in one line, cut with `…` where it would be wider. */
export function fitted(text: string, size: number, widest: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (widthOf(line, size) <= widest) return line
  let cut = ''
  for (const letter of line) {
    if (widthOf(`${cut}${letter}…`, size) > widest) break
    cut += letter
  }
  return cut === '' ? '' : `${cut}…`
}

function partOf(letter: string): number {
  if (!ASCII.test(letter)) return 1.05
  if (NARROW.test(letter)) return 0.42
  if (WIDE.test(letter)) return 1
  return letter >= 'A' && letter <= 'Z' ? 0.76 : 0.64
}

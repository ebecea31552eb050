/** What is in a picture, read from its text. */
import { widthOf } from '../../src/marbles/picture/textWidth.ts'

/** An element: its name, its attributes and the text within. */
export interface Part {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** A rectangle of pixels. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly text: string
}

/** The elements of an SVG in their order; throws where it is not nested as XML must be. */
export function partsOf(svg: string): readonly Part[] {
  const parts: Part[] = []
  const open: { name: string; at: number }[] = []
  let end = 0
  for (const match of svg.matchAll(/<(\/?)(\w+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/g)) {
    const [tag, close, name = '', attributes = '', self] = match
    const between = svg.slice(end, match.index)
    if (/[<>]|&(?!amp;|lt;|gt;|quot;)/.test(between)) throw new Error(`not well-formed: ${between}`)
    end = match.index + tag.length
    if (close === '/') {
      const last = open.pop()
      if (last?.name !== name) throw new Error(`</${name}> closes something else`)
      const part = parts[last.at]
      if (part !== undefined) parts[last.at] = { ...part, text: svg.slice(Number(part.text), match.index) }
      continue
    }
    const own = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])
    parts.push({ name, attributes: Object.fromEntries(own), text: self === '/' ? '' : String(end) })
    if (self !== '/') open.push({ name, at: parts.length - 1 })
  }
  if (open.length > 0 || svg.slice(end) !== '') throw new Error('not closed')
  return parts
}

/** The parts of one class. */
export function ofClass(svg: string, kind: string): readonly Part[] {
  return partsOf(svg).filter(({ attributes }) => attributes['class'] === kind)
}

/** Where the texts of a picture stand. */
export function textBoxes(svg: string): readonly Box[] {
  return partsOf(svg)
    .filter(({ name }) => name === 'text')
    .map(({ attributes, text }) => {
      const [x, y, size] = ['x', 'y', 'font-size'].map((key) => Number(attributes[key]))
      const plain = text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
      const width = widthOf(plain, size ?? 0)
      const part = { start: 0, middle: 0.5, end: 1 }[attributes['text-anchor'] ?? 'start'] ?? 0
      const left = (x ?? 0) - part * width
      return {
        left,
        right: left + width,
        top: (y ?? 0) - 0.8 * (size ?? 0),
        bottom: (y ?? 0) + 0.2 * (size ?? 0),
        text,
      }
    })
}

/** The first two boxes that cover a part of each other. */
export function overlapping(boxes: readonly Box[], tolerance = 0.2): readonly [Box, Box] | undefined {
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const isApart =
        one.right <= other.left + tolerance ||
        other.right <= one.left + tolerance ||
        one.bottom <= other.top + tolerance ||
        other.bottom <= one.top + tolerance
      if (!isApart) return [one, other]
    }
  }
  return undefined
}

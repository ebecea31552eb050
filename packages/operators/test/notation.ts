import { at } from './vi.ts'

/** What some texts of a legend mean, beside those of docs.test.ts: `A 10:15:00` is an event of item A then. */
export function parseMore(text: string): unknown {
  const timed = text.match(/^([A-Z]) (\d\d:\d\d:\d\d)$/)
  return timed ? { item: timed[1], timestamp: at(timed[2] ?? '') } : undefined
}

/** The text by which a legend means some outputs, beside those of docs.test.ts; `null` for the others. */
export function showMore(output: object): string | null {
  if ('trigger' in output && 'underVi' in output && 'item' in output) {
    return `${output.item} ${output.underVi ? 'under VI' : 'released'}`
  }
  if ('krx' in output && 'nxt' in output) {
    return `${output.krx}, ${output.nxt}`
  }
  if ('_tag' in output && 'since' in output && 'item' in output) {
    return `${output.item} ${output._tag}`
  }
  return null
}

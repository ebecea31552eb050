import { at } from './vi.ts'

/**
 * What some texts of a legend mean, beside those of docs.test.ts: `A 10:15:00` is an event of item A then, `bar A 20` a
 * bar of item A that begins at the time 20.
 */
export function parseMore(text: string): unknown {
  const bar = text.match(/^bar ([A-Z]) (\d+)$/)
  if (bar) {
    return { item: bar[1], from: Number(bar[2]) }
  }
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
  if ('bars' in output && 'from' in output) {
    return `row ${output.from}`
  }
  if ('added' in output && 'changed' in output && 'removed' in output && output.removed instanceof Map) {
    const sets = Object.entries({ added: output.added, changed: output.changed, removed: [...output.removed.keys()] })
    return sets
      .map(([set, items]) => `${items}` && `${set} ${items}`)
      .join(' ')
      .trim()
  }
  return null
}

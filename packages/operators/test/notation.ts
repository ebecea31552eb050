import { at } from './vi.ts'

/**
 * What some texts of a legend mean, besides those of docs.test.ts: `A 10:15:00` is an event of item A then, `bar A 20`
 * a bar of item A that begins at the time 20, `buy A up @5` a signal named up, `A bid 10 ask 11` a book with one share
 * on each side.
 */
export function parseMore(text: string): unknown {
  const bar = text.match(/^bar ([A-Z]) (\d+)$/)
  if (bar) {
    return { item: bar[1], from: Number(bar[2]) }
  }
  const signal = text.match(/^(buy|sell) (\w+) (\w+) @(\d+)$/)
  if (signal) {
    const [, side, item, name, timestamp] = signal
    return { name, item, side, strength: 1, reason: 'so it is', inputs: [], timestamp: Number(timestamp) }
  }
  const book = text.match(/^([A-Z]) bid (\d+) ask (\d+)$/)
  if (book) {
    const [bid, ask] = book.slice(2).map(Number)
    return { item: book[1], bids: [{ price: bid, size: 1 }], asks: [{ price: ask, size: 1 }] }
  }
  const timed = text.match(/^([A-Z]) (\d\d:\d\d:\d\d)$/)
  return timed ? { item: timed[1], timestamp: at(timed[2] ?? '') } : undefined
}

/** The text by which a legend means some outputs, besides those of docs.test.ts; `null` for the others. */
export function showMore(output: object): string | null {
  if ('trigger' in output && 'underVi' in output && 'item' in output) {
    return `${output.item} ${output.underVi ? 'under VI' : 'released'}`
  }
  if ('side' in output && 'strength' in output && 'item' in output && 'name' in output) {
    return `${output.side} ${output.item} ${output.name}`
  }
  if ('measured' in output && 'peak' in output) {
    return `${output.measured} from ${output.peak}`
  }
  if ('measured' in output && 'high' in output && 'low' in output) {
    return `${output.measured} on ${output.low} to ${output.high}`
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

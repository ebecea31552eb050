/** Recorded times as diagrams in RxJS's syntax, all of them in the same columns. */

/** A letter at its time, ms since the recording begins. */
export interface LetterAt {
  readonly at: number
  readonly letter: string
}

export interface Columns {
  /** One for each timeline. */
  readonly diagrams: readonly string[]
  /** ms by which the latest letter comes after its time; 0 for an exact drawing. */
  readonly delay: number
}

// A longer silence is written as time, `995ms`, as in RxJS's own diagrams.
const LONGEST_SILENCE = 12

/**
 * Draws timelines with one column for each ms.
 *
 * What happens in one ms is a group, and a group takes a column for each of its letters and brackets: what comes before
 * those are over is drawn after the group, in all timelines, so that their order holds.
 */
export function columnsOf(timelines: readonly (readonly LetterAt[])[], until: number): Columns {
  const frames = [...new Set(timelines.flat().map(({ at }) => at))].sort((a, b) => a - b)
  const cellsAt = timelines.map(byTime)
  const drawn = timelines.map(() => '')
  let [column, delay] = [0, 0]
  const wait = (ms: number): void => {
    const silence = ms > LONGEST_SILENCE ? ` ${ms}ms ` : '-'.repeat(ms)
    for (const index of drawn.keys()) drawn[index] += silence
    column += ms
  }
  for (const frame of frames) {
    if (frame > column) wait(frame - column)
    delay = Math.max(delay, column - frame)
    const cells = cellsAt.map((byFrame) => grouped(byFrame.get(frame) ?? ''))
    const width = cells.reduce((widest, text) => Math.max(widest, text.length), 1)
    for (const [index, text] of cells.entries()) drawn[index] += text.padEnd(width, '-')
    column += width
  }
  if (until > column) wait(until - column)
  return { diagrams: drawn.map((diagram) => (diagram === '' ? '-' : diagram)), delay }
}

function byTime(letters: readonly LetterAt[]): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  for (const { at, letter } of letters) texts.set(at, `${texts.get(at) ?? ''}${letter}`)
  return texts
}

function grouped(letters: string): string {
  return letters.length > 1 ? `(${letters})` : letters
}

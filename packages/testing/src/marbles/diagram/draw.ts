/** Several timelines as diagrams in the same columns. */
import type { Mark } from './timeline.ts'

/** Diagrams whose columns agree, and where each frame stands in them. */
export interface Drawing {
  readonly lines: readonly string[]
  columnOf(frame: number): number
  /** Every column is one frame, so each diagram says the times by itself. */
  readonly isExact: boolean
}

// A longer silence is written as time, `995ms`, as in RxJS's own diagrams.
const LONGEST_SILENCE = 12

/**
 * Draws timelines: one column a frame, what happens in one frame as a group, long silences as time.
 *
 * A group takes as many frames as it has characters, as in RxJS. What happens before those are over is drawn after
 * the group, and then the drawing is not exact.
 */
export function draw(timelines: readonly (readonly Mark[])[], until = 0): Drawing {
  const frames = [...new Set([...timelines.flat().map(({ frame }) => frame), 0])].sort((a, b) => a - b)
  const columns = new Map<number, number>()
  const lines = timelines.map(() => '')
  let isExact = true
  let column = 0
  for (const [index, frame] of frames.entries()) {
    columns.set(frame, column)
    const cells = timelines.map((marks) => cell(marks.filter((mark) => mark.frame === frame)))
    const width = Math.max(...cells.map((text) => text.length), 0)
    const next = frames[index + 1] ?? Math.max(until, frame + width)
    const gap = next - frame - width
    if (gap < 0) isExact = false
    const silence = gap > LONGEST_SILENCE ? ` ${gap}ms ` : '-'.repeat(Math.max(0, gap))
    for (const [at, text] of cells.entries()) lines[at] = `${lines[at]}${text.padEnd(width, '-')}${silence}`
    column += width + silence.length
  }
  const columnOf = (frame: number): number => columns.get(frame) ?? column
  // Time at the end keeps its space: without it RxJS reads its digits as letters.
  return { lines: lines.map((line) => (line.endsWith('ms ') ? line : line.trimEnd())), columnOf, isExact }
}

function cell(marks: readonly Mark[]): string {
  const letters = marks.map(({ letter }) => letter).join('')
  return marks.length > 1 ? `(${letters})` : letters
}

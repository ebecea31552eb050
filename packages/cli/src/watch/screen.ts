/** Draws lines in place, on the terminal's second screen: what was there before comes back at the end. */
import type { Output } from '../terminal/terminal.ts'

const ESCAPE = '\u001B['
const ENTER = `${ESCAPE}?1049h${ESCAPE}?25l${ESCAPE}2J`
const LEAVE = `${ESCAPE}?25h${ESCAPE}?1049l`

export interface Screen {
  /** Replaces what is drawn. */
  draw(lines: readonly string[]): void
  /** Leaves the second screen. */
  close(): void
}

export function openScreen(output: Output): Screen {
  output.write(ENTER)
  return {
    draw: (lines) => {
      // No line break after the last line: it would scroll a window that is full.
      output.write(`${ESCAPE}H${lines.map((line) => `${line}${ESCAPE}K`).join('\r\n')}${ESCAPE}J`)
    },
    close: () => void output.write(LEAVE),
  }
}

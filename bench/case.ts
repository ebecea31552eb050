/** What a comparison is, beside the work itself. */
import type { Comparison } from './harness.ts'

/** One line of the table, and one section of docs/performance.md. */
export interface Case {
  /** As `--case` names it. */
  readonly name: string
  /** One line: what against what. */
  readonly what: string
  /** The bar: the ratio is to be at most this. None for what is only worth knowing. */
  readonly atMost?: number
  /**
   * Its section in docs/performance.md, in Markdown: what is measured, against what, and why that is fair. Where the bar
   * is not met: what the profile shows and what was tried.
   */
  readonly text: string
  /** Prepares both sides. */
  open(): Comparison | Promise<Comparison>
}

/** A text over several lines of source as one paragraph a blank line. */
export function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, ' ').trim())
    .join('\n\n')
}

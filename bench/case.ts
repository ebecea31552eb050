/** What a comparison is, besides the work itself. */
import type { Comparison } from './harness.ts'

/** One line of the table in docs/performance.md. */
export interface Case {
  /** As `--case` names it. */
  readonly name: string
  /** One line: what against what. */
  readonly what: string
  /** The bar: the ratio is to be at most this. None for what is only worth knowing. */
  readonly atMost?: number
  /**
   * The Markdown file below `bench/cases` with the text of its section in docs/performance.md: what is measured, against
   * what, and why that is fair. Where the bar is not met: what the profile shows and what was tried. Cases that differ in
   * one setting share a file, and so a section.
   */
  readonly text: string
  /** Prepares both sides. */
  open(): Comparison | Promise<Comparison>
}

/** One value that could not be read or is not acceptable, with all that a person needs to find it. */
export interface FieldProblem {
  /** Where in the record, in our names: `candles[3].open`. */
  readonly path: string
  /** The Korean label and wire key: `시가 · open_pric`. */
  readonly label: string
  /** What was there. */
  readonly raw: unknown
  /** What should have been there. */
  readonly expected: string
}

/** One line for one problem: path, label, raw value, expectation. */
export function describeProblem(problem: FieldProblem): string {
  return `${problem.path} (${problem.label}): expected ${problem.expected}, got ${show(problem.raw)}`
}

/** A raw value, quoted and short enough for a log line. */
export function show(raw: unknown): string {
  if (raw === undefined) return 'nothing'
  const text = typeof raw === 'string' ? `'${raw}'` : (JSON.stringify(raw) ?? String(raw))
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

/** What can be wrong with a tape, as values. */

/** A tape that can be read up to a place and no further. What comes before it is whole: every block has a checksum. */
export interface Damage {
  readonly _tag: 'damage'
  readonly file: string
  /** Bytes from the beginning of the file up to which everything is whole. */
  readonly offset: number
  /** How many records come before the damage. */
  readonly records: number
  /** Epoch ms of the last of them; `undefined` when there is none. */
  readonly until: number | undefined
  readonly reason: string
  /** `'cutShort'`: the file ends inside a block, as after a crash. `'changed'`: bytes are not what was written. */
  readonly kind: 'cutShort' | 'changed'
  /** All of this in words, and what to do now. */
  readonly message: string
}

/** Why a tape could not be read or written. */
export type TapeProblem =
  /** The file cannot be opened or read: the system's code (`ENOENT`, `EACCES`) and words. */
  | { readonly _tag: 'Unreadable'; readonly file: string; readonly code: string; readonly reason: string }
  /** The file is something else, or its version is not known here. */
  | { readonly _tag: 'NotATape'; readonly file: string; readonly reason: string }
  /** Recording stopped: the disk is full (`ENOSPC`), a right is missing (`EACCES`), or the disk is too slow. */
  | { readonly _tag: 'Unwritable'; readonly file: string; readonly code: string; readonly reason: string }
  /** The tape reads only up to a place. */
  | { readonly _tag: 'Damaged'; readonly file: string; readonly damage: Damage }

/** A {@link TapeProblem} that is thrown or ends a stream. */
export class TapeError extends Error {
  override readonly name = 'TapeError'
  readonly _tag: TapeProblem['_tag']
  readonly problem: TapeProblem

  constructor(problem: TapeProblem) {
    super(describe(problem))
    this._tag = problem._tag
    this.problem = problem
  }
}

function describe(problem: TapeProblem): string {
  switch (problem._tag) {
    case 'Unreadable':
      return `the tape '${problem.file}' cannot be read: ${problem.reason}`
    case 'NotATape':
      return `'${problem.file}' is no tape that can be read here: ${problem.reason}`
    case 'Unwritable':
      return `the tape '${problem.file}' cannot be written: ${problem.reason}`
    case 'Damaged':
      return problem.damage.message
  }
}

/** Why a tape cannot be written, on its way to the recorder. */
export class Unwritable extends Error {
  readonly problem: TapeProblem

  constructor(problem: TapeProblem) {
    super(problem._tag)
    this.problem = problem
  }
}

/** What a failure to write a tape was about. */
export function problemOf(file: string, error: unknown): TapeProblem {
  return error instanceof Unwritable ? error.problem : unwritable(file, error)
}

/** A failure of the file system, as a problem. */
export function unreadable(file: string, error: unknown): TapeProblem {
  return { _tag: 'Unreadable', file, code: codeOf(error), reason: reasonOf(error) }
}

export function unwritable(file: string, error: unknown): TapeProblem {
  return { _tag: 'Unwritable', file, code: codeOf(error), reason: reasonOf(error) }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Where the page stands on a tape. */
export interface CursorMessage {
  readonly _tag: 'cursor'
  /** The record after which everything is shown; 0 is before the first. */
  readonly record: number
  /** Its time, epoch ms. */
  readonly at: number
  readonly isPlaying: boolean
  /** Times as fast as it was recorded. */
  readonly speed: number
  /** The record in words: `received 0B 005930`; `''` before the first. */
  readonly text: string
}

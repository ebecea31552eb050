/** What a page learns first. */

/** The number of this protocol: a page of another version reloads itself. */
export const MESSAGES_VERSION = 1

export interface HelloMessage {
  readonly _tag: 'hello'
  readonly protocol: number
  /** Names the stream in what the page asks. */
  readonly page: number
  readonly mode: Mode
  /** Epoch ms, by the client's clock. */
  readonly at: number
}

export type Mode =
  /** A client that runs; `env` as in its `stats()`. */
  | { readonly _tag: 'live'; readonly env: 'real' | 'mock' | 'own' }
  /** A recorded session: its file's name without the folder, its span in epoch ms and its records. */
  | {
      readonly _tag: 'tape'
      readonly file: string
      readonly from: number
      readonly to: number
      readonly records: number
      /** Where the tape is damaged, in words; `null` when it is whole. */
      readonly damage: string | null
    }

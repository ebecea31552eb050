/** What passed between a client and the exchange, from its wire or from a tape. */
import type { WireEvent } from '@kiwoom-rx/core'

type Frame = { readonly at: number; readonly frame: string | Uint8Array }

/** A tape does not name the connection of a frame. */
export type WireRecord =
  | ({ readonly _tag: 'received' | 'sent' } & Frame)
  | Exclude<WireEvent, { readonly _tag: 'received' | 'sent' }>

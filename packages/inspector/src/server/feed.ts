/** What is shown on pages: a client that runs, or a tape. */
import type { Ask } from '../protocol/ask.ts'
import type { Mode } from '../protocol/hello.ts'
import type { Batch } from '../protocol/message.ts'

export interface Feed {
  mode(): Mode
  /** The client's time, epoch ms. */
  now(): number
  /** A page was opened: it is sent all that is known, and then what changes. */
  open(page: PageLink): OpenPage
}

/** The server's side of a page. */
export interface PageLink {
  send(batch: Batch): void
  /** Whether the page has not taken what was sent: nothing more is sent until it has. */
  isBusy(): boolean
}

/** The feed's side of a page. */
export interface OpenPage {
  take(ask: Ask): void
  close(): void
}

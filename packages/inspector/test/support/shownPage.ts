/** A page over a real server, shown what a test sends. */
import type { Ask } from '../../src/protocol/ask.ts'
import type { Mode } from '../../src/protocol/hello.ts'
import type { Batch } from '../../src/protocol/message.ts'
import type { PageLink } from '../../src/server/feed.ts'
import { serve } from '../../src/server/serve.ts'

export interface ShownPage {
  readonly url: string
  /** What pages asked for, in order. */
  readonly asked: readonly Ask[]
  /** Sends to every open page; those that open later are sent `first`. */
  send(batch: Batch): void
  close(): Promise<void>
}

export async function shownPage(
  first: () => Batch,
  at: number,
  mode: Mode = { _tag: 'live', env: 'mock' },
): Promise<ShownPage> {
  const links = new Set<PageLink>()
  const asked: Ask[] = []
  const { url, close } = await serve(
    {
      mode: () => mode,
      now: () => at,
      open: (link) => {
        links.add(link)
        link.send(first())
        return { take: (ask) => asked.push(ask), close: () => links.delete(link) }
      },
    },
    { port: 0, host: '127.0.0.1' },
  )
  return {
    url,
    asked,
    send: (batch) => {
      for (const link of links) link.send(batch)
    },
    close,
  }
}

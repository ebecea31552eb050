/** The page's line to the server: batches come as Server-Sent Events, what it asks goes as POST. */
import type { Ask } from '../../protocol/ask.ts'
import { MESSAGES_VERSION } from '../../protocol/hello.ts'
import type { Batch } from '../../protocol/message.ts'
import type { PageState } from './pageState.ts'

export interface Connection {
  ask(ask: Ask): void
}

/** Opens the line. `changed` is called after each batch. */
export function openConnection(state: PageState, changed: () => void): Connection {
  const source = new EventSource('events')
  source.onopen = () => {
    state.link = 'open'
    changed()
  }
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const batch: Batch = JSON.parse(data)
    const [first] = batch
    if (first?._tag === 'hello' && first.protocol !== MESSAGES_VERSION) {
      location.reload()
      return
    }
    state.takeBatch(batch)
    // The server has ended: the browser would ask again and again.
    if (state.link === 'ended') source.close()
    else if (first?._tag === 'hello' && state.item !== '') ask({ _tag: 'pick', item: state.item })
    changed()
  }
  source.onerror = () => {
    if (state.link !== 'ended') state.link = 'lost'
    changed()
  }
  const ask = (asked: Ask): void => {
    if (asked._tag === 'pick') state.item = asked.item
    const page = state.hello?.page
    if (page === undefined || state.link === 'ended') return
    fetch(`ask/${page}`, { method: 'POST', body: JSON.stringify(asked) }).catch(() => {
      state.link = 'lost'
      changed()
    })
  }
  return { ask }
}

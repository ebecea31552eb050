/** A page without a browser: reads what the inspector sends. */
import { type Ask, readAsk } from '../../src/protocol/ask.ts'
import type { Batch, Message } from '../../src/protocol/message.ts'

type Of<Tag extends Message['_tag']> = Extract<Message, { readonly _tag: Tag }>

export interface Reader {
  /** All that came, as text. */
  text(): string
  messages(): readonly Message[]
  /** The first message of a kind that fits, among those that came and those to come. */
  first<Tag extends Message['_tag']>(tag: Tag, fits?: (message: Of<Tag>) => boolean): Promise<Of<Tag>>
  /** The same, of those to come. */
  next<Tag extends Message['_tag']>(tag: Tag, fits?: (message: Of<Tag>) => boolean): Promise<Of<Tag>>
  ask(ask: Ask): Promise<number>
  /** Resolves when the inspector has ended the stream. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens the page's line as the page does. */
export async function openReader(url: string): Promise<Reader> {
  const abort = new AbortController()
  const response = await fetch(`${url}events`, { signal: abort.signal })
  if (response.body === null || response.status !== 200) throw new Error(`the line is refused: ${response.status}`)
  const messages: Message[] = []
  const waiting = new Set<() => void>()
  let text = ''
  let rest = ''
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const part of response.body ?? []) {
      const added = decoder.decode(part, { stream: true })
      text += added
      rest += added
      const events = rest.split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const batch = JSON.parse(event.replace(/^data: /, '')) as Batch
        messages.push(...batch)
      }
      for (const look of [...waiting]) look()
    }
  })()
  const ended = reading.catch(() => undefined)
  const find = <Tag extends Message['_tag']>(
    tag: Tag,
    from: number,
    fits: (message: Of<Tag>) => boolean,
  ): Promise<Of<Tag>> =>
    new Promise((resolve, reject) => {
      let seen = from
      const look = (): void => {
        for (; seen < messages.length; seen++) {
          const message = messages[seen]
          if (message === undefined || !isOf(message, tag) || !fits(message)) continue
          waiting.delete(look)
          resolve(message)
          return
        }
      }
      waiting.add(look)
      void ended.then(() => reject(new Error(`the line ended without ${tag}`)))
      look()
    })
  const hello = await find('hello', 0, () => true)
  return {
    text: () => text,
    messages: () => messages,
    first: (tag, fits = () => true) => find(tag, 0, fits),
    next: (tag, fits = () => true) => find(tag, messages.length, fits),
    ask: async (ask) => {
      if (readAsk(ask) === undefined) throw new Error(`no page asks ${JSON.stringify(ask)}`)
      const { status } = await fetch(`${url}ask/${hello.page}`, { method: 'POST', body: JSON.stringify(ask) })
      return status
    },
    ended,
    close: () => abort.abort(),
  }
}

function isOf<Tag extends Message['_tag']>(message: Message, tag: Tag): message is Of<Tag> {
  return message._tag === tag
}

/** Continuation keys (docs/protocol.md#paging): opaque, at most 50 characters, good for the same body only. */
import { seedOf } from '../../random.ts'

/** The key of a page that goes on after a cursor. */
export function nextKeyOf(scope: string, cursor: string): string {
  return stamp(scope) + cursor
}

/** The cursor of a key; undefined when the key was given for another query. */
export function cursorOf(scope: string, key: string): string | undefined {
  const mark = stamp(scope)
  return key.startsWith(mark) ? key.slice(mark.length) : undefined
}

/** What a key is bound to: the endpoint and its body, in whatever order its parameters came. */
export function scopeOf(apiId: string, body: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(body).filter(([, value]) => value !== '')
  return JSON.stringify([apiId, pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))])
}

function stamp(scope: string): string {
  return (seedOf('page', scope) >>> 0).toString(16).padStart(8, '0')
}

import { NEVER, of, Subject, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { toReadableStream } from '../../src/index.ts'

describe('a stream as a web stream', () => {
  it('is not subscribed before the consumer reads', async () => {
    const source = new Subject<string>()
    const stream = toReadableStream(source)
    await new Promise((resolve) => setImmediate(resolve))
    expect(source.observed).toBe(false)
    const read = stream.getReader().read()
    await new Promise((resolve) => setImmediate(resolve))
    expect(source.observed).toBe(true)
    source.next('a')
    expect(await read).toEqual({ value: 'a', done: false })
  })

  it('counts what waits and what was dropped', async () => {
    const source = new Subject<number>()
    const stream = toReadableStream(source, { onFull: 'dropOldest', buffer: 2 })
    const reader = stream.getReader()
    const first = reader.read()
    await new Promise((resolve) => setImmediate(resolve))
    for (const value of [1, 2, 3, 4, 5]) source.next(value)
    expect((await first).value).toBe(1)
    expect([stream.dropped, stream.waiting]).toEqual([2, 2])
    expect((await reader.read()).value).toBe(4)
  })

  it('is the body of a response, and ends with its source', async () => {
    const bytes = new TextEncoder()
    const stream = toReadableStream(of(bytes.encode('a'), bytes.encode('b')))
    expect(await new Response(stream).text()).toBe('ab')
  })

  it('errors with its source', async () => {
    const reader = toReadableStream(throwError(() => new Error('lost'))).getReader()
    await expect(reader.read()).rejects.toThrow('lost')
  })

  it('unsubscribes when it is cancelled', async () => {
    const source = new Subject<number>()
    const stream = toReadableStream(source)
    const reader = stream.getReader()
    const read = reader.read()
    await new Promise((resolve) => setImmediate(resolve))
    await reader.cancel()
    expect(source.observed).toBe(false)
    expect(await read).toEqual({ value: undefined, done: true })
  })

  it('errors with Aborted when the signal aborts', async () => {
    const abort = new AbortController()
    const reader = toReadableStream(NEVER, { signal: abort.signal }).getReader()
    const read = reader.read()
    abort.abort()
    await expect(read).rejects.toMatchObject({ _tag: 'Aborted' })
  })
})

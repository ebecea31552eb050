import { of, throwError } from 'rxjs'
import { describe, expect, it, vi } from 'vitest'
import * as errors from '../src/errors.ts'
import { toEither, toTaskEither } from '../src/index.ts'

/** A second copy of the package in one process, as an ESM and a CJS build of it are. */
async function secondCopy(): Promise<typeof errors> {
  vi.resetModules()
  return import('../src/errors.ts')
}

describe('an error of another copy of the package', () => {
  it('is an instance of its own class and of KiwoomError, and of no other class', async () => {
    const other = await secondCopy()
    expect(other.Timeout).not.toBe(errors.Timeout)
    const error: unknown = new other.Timeout('no answer', { endpoint: 'ka10001' })
    expect(error instanceof errors.Timeout).toBe(true)
    expect(error instanceof errors.KiwoomError).toBe(true)
    expect(errors.isKiwoomError(error)).toBe(true)
    expect(error instanceof errors.Closed).toBe(false)
  })

  it('is a Left of toEither and of toTaskEither', async () => {
    const other = await secondCopy()
    const failing = throwError(() => new other.Closed('closed', { endpoint: 'ka10001' }))
    const found: unknown[] = []
    failing.pipe(toEither()).subscribe((either) => found.push(either))
    expect([...found, await toTaskEither(failing)()]).toMatchObject([
      { _tag: 'Left', left: { _tag: 'Closed' } },
      { _tag: 'Left', left: { _tag: 'Closed' } },
    ])
    expect(await toTaskEither(of(1))()).toEqual({ _tag: 'Right', right: 1 })
  })

  it('stays itself as a cause, with its tag and code', async () => {
    const other = await secondCopy()
    const cause = new other.Rejected('no', { endpoint: 'kt10000', code: '2000' })
    expect(new errors.Unavailable('later', { endpoint: 'kt10000', cause }).cause).toBe(cause)
  })
})

describe('an error', () => {
  it('has a name that a minifier cannot change', () => {
    class Me extends errors.BadRequest {}
    expect(new errors.BadRequest('no', { endpoint: 'x' }).name).toBe('BadRequest')
    expect(new Me('no', { endpoint: 'x' }).name).toBe('BadRequest')
  })

  it('of a class that a program derives is distinguished from its siblings', () => {
    class Mine extends errors.BadRequest {}
    const [mine, theirs] = [new Mine('no', { endpoint: 'x' }), new errors.BadRequest('no', { endpoint: 'x' })]
    expect([mine instanceof Mine, mine instanceof errors.BadRequest, theirs instanceof Mine]).toEqual([
      true,
      true,
      false,
    ])
  })

  it.each([[null], [undefined], ['Closed'], [{ _tag: 'Closed' }], [new Error('Closed')]])(
    'is not what only looks like one: %s',
    (value: unknown) => {
      expect(errors.isKiwoomError(value)).toBe(false)
      expect(value instanceof errors.Closed).toBe(false)
    },
  )
})

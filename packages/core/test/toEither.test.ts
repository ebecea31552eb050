import { concat, EMPTY, of, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { BadRequest, Timeout, toEither, toTaskEither } from '../src/index.ts'
import { virtually } from './kit/scheduler.ts'

const late = new Timeout('no answer', { endpoint: 'ka10001' })
const bug = new TypeError('x is not a function')

describe('toEither', () => {
  it('makes each value a Right, and our error one last Left', () =>
    virtually(({ cold, expectObservable }) => {
      const source = cold('   --a--b--#', undefined, late)
      const expected = '      --A--B--(E|)'
      const values = {
        A: { _tag: 'Right', right: 'a' },
        B: { _tag: 'Right', right: 'b' },
        E: { _tag: 'Left', left: late },
      }
      expectObservable(source.pipe(toEither())).toBe(expected, values)
    }))

  it('passes what is no error of ours, completion, and early unsubscription', () =>
    virtually(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('   --a--|')
      expectObservable(cold('--#', undefined, bug).pipe(toEither())).toBe('--#', undefined, bug)
      expectObservable(source.pipe(toEither()), '---!').toBe('--A', { A: { _tag: 'Right', right: 'a' } })
      expectSubscriptions(source.subscriptions).toBe('^--!')
    }))
})

describe('toTaskEither', () => {
  it('is the first value, when it is run and each time', async () => {
    const task = toTaskEither(of(1, 2))
    expect([await task(), await task()]).toEqual([
      { _tag: 'Right', right: 1 },
      { _tag: 'Right', right: 1 },
    ])
  })

  it('is our error as a Left; before the first value only', async () => {
    const failing = throwError(() => new BadRequest('no', { endpoint: 'ka10001' }))
    expect(await toTaskEither(failing)()).toMatchObject({ _tag: 'Left', left: { _tag: 'BadRequest' } })
    expect(await toTaskEither(concat(of(1), failing))()).toEqual({ _tag: 'Right', right: 1 })
  })

  it('is a Left with Closed when nothing comes', async () => {
    expect(await toTaskEither(EMPTY)()).toMatchObject({ _tag: 'Left', left: { _tag: 'Closed' } })
  })

  it('rejects with what is no error of ours', async () => {
    await expect(toTaskEither(throwError(() => bug))()).rejects.toBe(bug)
  })
})

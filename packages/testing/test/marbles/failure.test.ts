import { connect } from '@kiwoom-rx/core'
import { concatMap, delay, EMPTY, map, mergeWith, share, skip, take, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { MarbleMismatch, type Marbles, marbles } from '../../src/marbles.ts'

/** What a person reads when a test fails. Line and column are left out: they change with each edit of this file. */
function failureOf(test: (m: Marbles) => void): string {
  try {
    marbles(test)()
  } catch (error) {
    if (error instanceof MarbleMismatch) return `\n${error.message.replaceAll(/:\d+:\d+$/gm, ':line:column')}\n`
    throw error
  }
  return expect.unreachable('The test passed.')
}

describe('the text of a failure shows the cause of a typical mistake:', () => {
  it('a millisecond too late', () => {
    const text = failureOf((m) => {
      const source = m.hot('  -a---b--|')
      const expected = '      --a---b-|'
      m.expect(source.pipe(delay(2, m.scheduler))).toBeObservable(expected)
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: a came 1 ms too late, at 3 ms instead of 2 ms.

        expected  --a---b-|
        actual    ---a---b|
                    ^ first difference, at 2 ms

          expected   actual
          a at 2 ms  a at 3 ms

      subscriptions:
        hot '-a---b--|'  ^-------!   from 0 to 8 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source.pipe(delay(2, m.scheduler))).toBeObservable(expected)
      "
    `)
  })

  it('another value', () => {
    const text = failureOf((m) => {
      const source = m.cold(' a-b-c|', { a: 61_300, b: 61_400, c: 61_500 })
      const expected = '      a-b-c|'
      m.expect(source.pipe(map((price) => price - (price % 200)))).toBeObservable(expected, {
        a: 61_200,
        b: 61_400,
        c: 61_500,
      })
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: at 4 ms a value came as expected, but another one.

        expected  a-b-c|
        actual    a-b-b|
                      ^ first difference, at 4 ms

          expected           actual
          c = 61500 at 4 ms  b = 61400 at 4 ms

      subscriptions:
        cold 'a-b-c|'  ^----!   from 0 to 5 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source.pipe(map((price) => price - (price % 200)))).toBeObservable(expected, {
      "
    `)
  })

  it('NaN, undefined, -0 and a missing key where null, null, 0 and undefined were meant', () => {
    const text = failureOf((m) => {
      const source = m.cold('--a|', { a: { rate: Number.NaN, volume: undefined, change: -0 } })
      const a = { rate: null, volume: null, change: 0, sign: undefined }
      m.expect(source).toBeObservable('--a|', { a })
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: at 2 ms a value came as expected, but another one.

        expected  --a|
        actual    --A|
                    ^ first difference, at 2 ms

                expected   actual
        rate    null       NaN
        volume  null       undefined
        change  0          -0
        sign    undefined  (no such key)

      not among the expected values:
        A = { rate: NaN, volume: undefined, change: -0 }

      subscriptions:
        cold '--a|'  ^--!   from 0 to 3 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source).toBeObservable('--a|', { a })
      "
    `)
  })

  it('one price of a long order book', () => {
    const text = failureOf((m) => {
      const levels = [61_300, 61_400, 61_500, 61_600]
      const asks = levels.map((price) => ({ price, size: 10 }))
      const book = m.book('005930', '--a', { a: { asks } })
      const a = m.event(
        '0D',
        '005930',
        { asks: asks.map((ask) => ({ ...ask, price: Math.min(ask.price, 61_500) })) },
        2,
      )
      m.expect(book).toBeObservable('--a', { a })
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: at 2 ms a value came as expected, but another one.

        expected  --a
        actual    --A
                    ^ first difference, at 2 ms

                       expected  actual
        asks[3].price  61500     61600

      not among the expected values:
        A = { type: "0D", item: "005930", stockCode: "005930", receivedAt: 2, times…

      subscriptions:
        book 005930 '--a'  ^   from 0 ms, never left

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(book).toBeObservable('--a', { a })
      "
    `)
  })

  it('a stream that does not complete', () => {
    const text = failureOf((m) => {
      const source = m.hot('  -a-b-c---', { a: 1, b: 2, c: 3 })
      const expected = '      -a-b-(c|)'
      m.expect(source).toBeObservable(expected, { a: 1, b: 2, c: 3 })
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: the completion (|), expected at 5 ms, never came.

        expected  -a-b-(c|)
        actual    -a-b-c---
                       ^ first difference, at 5 ms

          expected              actual
          | completion at 5 ms  nothing

      subscriptions:
        hot '-a-b-c---'  ^   from 0 ms, never left

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source).toBeObservable(expected, { a: 1, b: 2, c: 3 })
      "
    `)
  })

  it('a value more', () => {
    const text = failureOf((m) => {
      const source = m.hot('  -a-b-c-', { a: 1, b: 2, c: 3 })
      const expected = '      -a-b---'
      m.expect(source.pipe(take(3))).toBeObservable(expected, { a: 1, b: 2 })
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: nothing more was expected, but A came at 5 ms.

        expected  -a-b-----
        actual    -a-b-(A|)
                       ^ first difference, at 5 ms

          expected  actual
          nothing   A = 3 at 5 ms

      subscriptions:
        hot '-a-b-c-'  ^----!   from 0 to 5 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source.pipe(take(3))).toBeObservable(expected, { a: 1, b: 2 })
      "
    `)
  })

  it('an error in place of a value', () => {
    const text = failureOf((m) => {
      const source = m.hot('  -a-b-c|', { a: 1, b: 0, c: 3 })
      const expected = '      -a-b-c|'
      const inverse = source.pipe(
        concatMap((value) => (value === 0 ? throwError(() => new RangeError('divided by zero')) : [1 / value])),
      )
      m.expect(inverse).toBeObservable(expected, { a: 1, b: Number.POSITIVE_INFINITY, c: 1 / 3 })
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: at 3 ms came the error (#), expected was b.

        expected  -a-b-c|
        actual    -a-#---
                     ^ first difference, at 3 ms

          expected              actual
          b = Infinity at 3 ms  # RangeError: divided by zero at 3 ms

      subscriptions:
        hot '-a-b-c|'  ^--!   from 0 to 3 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(inverse).toBeObservable(expected, { a: 1, b: Number.POSITIVE_INFINITY, c: 1 / 3 })
      "
    `)
  })

  it('another error', () => {
    const text = failureOf((m) => {
      const source = m.hot('-a-#', undefined, new TypeError('the socket closed'))
      m.expect(source).toBeObservable('-a-#', undefined, new Error('the socket closed'))
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: the stream failed at 3 ms as expected, but with another error.

        expected  -a-#
        actual    -a-#
                     ^ first difference, at 3 ms

              expected  actual
        name  "Error"   "TypeError"

      subscriptions:
        hot '-a-#'  ^--!   from 0 to 3 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source).toBeObservable('-a-#', undefined, new Error('the socket closed'))
      "
    `)
  })

  it('a subscription after the event', () => {
    const text = failureOf((m) => {
      const source = m.hot('      -a-b---|')
      const subscription = '      --^-----'
      const expected = '          -a-b---|'
      m.expect(source, subscription).toBeObservable(expected)
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: a, expected at 1 ms, did not come.

        expected  -a-b---|
        actual    ---b---|
                   ^ first difference, at 1 ms

          expected         actual
          a = "a" at 1 ms  b = "b" at 3 ms

      subscriptions:
        expectation     --^-----
        hot '-a-b---|'  --^----!   from 2 to 7 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source, subscription).toBeObservable(expected)
      "
    `)
  })

  it('the wrong order in one instant', () => {
    const text = failureOf((m) => {
      const two = m.hot(' --b----|')
      const one = m.hot(' --a----|')
      const expected = '  --(ab)-|'
      m.expect(one.pipe(mergeWith(two))).toBeObservable(expected)
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: at 2 ms a value came as expected, but another one.

        expected  --(ab)-|
        actual    --(ba)-|
                    ^ first difference, at 2 ms

          expected         actual
          a = "a" at 2 ms  b = "b" at 2 ms

      subscriptions:
        hot '--b----|'  ^------!   from 0 to 7 ms
        hot '--a----|'  ^------!   from 0 to 7 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(one.pipe(mergeWith(two))).toBeObservable(expected)
      "
    `)
  })

  it('a source that is subscribed to twice', () => {
    const text = failureOf((m) => {
      const source = m.cold('      -a-|')
      m.expect(source).toBeObservable('-a-|')
      m.expect(source.pipe(skip(1))).toBeObservable('---|')
      m.expect(source).toHaveSubscriptions('^--!')
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Subscriptions differ: one more than expected was made, at 0 ms.

        expected  ^--!   from 0 to 3 ms   <- first difference
        actual    ^--!   from 0 to 3 ms
                  ^--!   from 0 to 3 ms   <- first difference

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source).toHaveSubscriptions('^--!')
      "
    `)
  })

  it('a subscription that is never ended', () => {
    const text = failureOf((m) => {
      const source = m.hot('            -a-b-c-')
      const subscription = '            ^---!'
      const shared = source.pipe(share({ resetOnRefCountZero: false }))
      m.expect(shared, subscription).toBeObservable('-a-b')
      m.expect(source).toHaveSubscriptions(subscription)
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Subscriptions differ: the subscription was never ended, expected at 4 ms.

        expected  ^---!   from 0 to 4 ms      <- first difference
        actual    ^   from 0 ms, never left   <- first difference

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source).toHaveSubscriptions(subscription)
      "
    `)
  })

  it('a silence of seconds that is too long', () => {
    const text = failureOf((m) => {
      const source = m.cold('a 999ms b 1s c|')
      m.expect(source).toBeObservable('a 999ms b 999ms c|')
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: c came 1 ms too late, at 2001 ms instead of 2000 ms.

        expected  a 999ms b 999ms c|-
        actual    a 999ms b 999ms -c|
                                  ^ first difference, at 2000 ms

          expected      actual
          c at 2000 ms  c at 2001 ms

      subscriptions:
        cold 'a 999ms b 1s c|'  ^ 2001ms !   from 0 to 2002 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(source).toBeObservable('a 999ms b 999ms c|')
      "
    `)
  })

  it('nothing at all', () => {
    const text = failureOf((m) => {
      m.expect(EMPTY).toBeObservable('-a|', { a: { price: 61_300 } })
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: the completion (|) came at 0 ms, where nothing was expected.

        expected  -a|
        actual    |--
                  ^ first difference, at 0 ms

          expected                      actual
          a = { price: 61300 } at 1 ms  | completion at 0 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(EMPTY).toBeObservable('-a|', { a: { price: 61_300 } })
      "
    `)
  })

  it('an event that the exchange sends before it is registered', () => {
    const text = failureOf((m) => {
      const { kiwoom, push } = m.kiwoom(connect)
      const a = m.event('0B', '005930', { price: 61_300, tradeVolume: 5 })
      push('                                            --a', { a })
      const prices = kiwoom.realtime.trade('005930').pipe(map(({ price }) => price))
      m.expect(prices, '                                ^---------!').toBeObservable('--p', { p: 61_300 })
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: p, expected at 2 ms, never came.

        expected  --p
        actual    ---
                    ^ first difference, at 2 ms

          expected           actual
          p = 61300 at 2 ms  nothing

      subscriptions:
        expectation  ^---------!

      note:
        the 0B of '005930' pushed at 2 ms reached no one: it was not registered then

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expect(prices, '                                ^---------!').toBeObservable('--p', { p: 61_300 })
      "
    `)
  })

  it('a registration that was expected to be kept', () => {
    const text = failureOf((m) => {
      const { kiwoom, faults } = m.kiwoom(connect, { connect: { realtime: { interval: 10, retryDelay: 10 } } })
      faults('                                     ------(drop)')
      m.expect(kiwoom.realtime.trade('005930'), '  ^ 99ms !').toBeObservable('-')
      m.expectFrames('                             --LR')
    })
    expect(text).toMatchInlineSnapshot(`
      "
      Marbles differ: nothing more was expected, but L came at 13 ms.

        expected  --LR----------- 85ms -
        actual    --LR---------LR 85ms X
                               ^ first difference, at 13 ms

          expected  actual
          nothing   L = "LOGIN" at 13 ms

      expected at packages/testing/test/marbles/failure.test.ts:line:column
        m.expectFrames('                             --LR')
      "
    `)
  })
})

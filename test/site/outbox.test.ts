/** What the worker of the playground hands to its page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Happening } from '../../site/playground/messages.ts'
import { createOutbox } from '../../site/playground/worker/outbox.ts'

describe('createOutbox', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const flood = (put: (happening: Happening) => void): void => {
    for (let at = 0; at < 1_000; at += 1) {
      put({ _tag: 'log', level: 'log', text: 'x', at })
      put({ _tag: 'marble', lane: 'a', label: '1', tone: 'up', at })
      put({ _tag: 'trade', item: '005930', time: at, price: 1 })
    }
  }

  it('keeps every trade, and bounds lines and marbles, with a line about those left out', () => {
    const parcels: (readonly Happening[])[] = []
    flood(createOutbox((parcel) => parcels.push(parcel)).put)
    vi.advanceTimersByTime(50)
    const [parcel = []] = parcels
    const count = (tag: Happening['_tag']): number => parcel.filter(({ _tag }) => _tag === tag).length
    expect([count('trade'), count('marble'), count('log')]).toEqual([1_000, 200, 201])
    expect(parcel.at(-1)).toMatchObject({ text: '800 more lines within 50 ms are not shown' })
  })

  it('sends nothing when nothing happened, and counts again in each parcel', () => {
    const parcels: (readonly Happening[])[] = []
    const { put } = createOutbox((parcel) => parcels.push(parcel))
    vi.advanceTimersByTime(500)
    expect(parcels).toEqual([])
    flood(put)
    vi.advanceTimersByTime(50)
    put({ _tag: 'log', level: 'log', text: 'later', at: 0 })
    vi.advanceTimersByTime(50)
    expect(parcels[1]).toEqual([{ _tag: 'log', level: 'log', text: 'later', at: 0 }])
  })
})

/** What trades in a run: the usual stocks and more of their kind, as many as asked for. */
import { type Listing, listings } from '@kiwoom-rx/testing/market'

/** `thin`: how many times as rare as usual the events of each book are. */
export function listingsOf(count: number, thin: number): readonly Listing[] {
  const all = Array.from({ length: count }, (_, index): Listing => {
    const model = listings[index % listings.length] ?? listings[0]
    if (model === undefined) throw new RangeError('the market lists nothing')
    if (index < listings.length) return model
    return { ...model, code: String(100_010 + index * 10), name: `종목${index}` }
  })
  return all.map((listing) => ({ ...listing, pace: listing.pace * thin }))
}

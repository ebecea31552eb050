/** What a page asks for: how it is shown, never anything of the client. */
export type Ask =
  /** The item whose book and candles are sent; `''` for none. */
  | { readonly _tag: 'pick'; readonly item: string }
  /** On a tape: shows the moment after this record, or after all records up to this time (epoch ms). */
  | { readonly _tag: 'seek'; readonly record: number }
  | { readonly _tag: 'seekTime'; readonly at: number }
  /** On a tape: so many records further, or back. */
  | { readonly _tag: 'step'; readonly by: number }
  | { readonly _tag: 'play'; readonly speed: number }
  | { readonly _tag: 'pause' }

/** Reads what a page sent; `undefined` when it is no such thing. */
export function readAsk(value: unknown): Ask | undefined {
  if (typeof value !== 'object' || value === null || !('_tag' in value)) return undefined
  const number = (name: string): number | undefined => {
    const found: unknown = Reflect.get(value, name)
    return typeof found === 'number' && Number.isFinite(found) ? found : undefined
  }
  switch (value._tag) {
    case 'pick': {
      const item: unknown = Reflect.get(value, 'item')
      return typeof item === 'string' && item.length <= LONGEST_ITEM ? { _tag: 'pick', item } : undefined
    }
    case 'seek': {
      const record = number('record')
      return record === undefined ? undefined : { _tag: 'seek', record }
    }
    case 'seekTime': {
      const at = number('at')
      return at === undefined ? undefined : { _tag: 'seekTime', at }
    }
    case 'step': {
      const by = number('by')
      return by === undefined ? undefined : { _tag: 'step', by }
    }
    case 'play': {
      const speed = number('speed')
      return speed === undefined || speed <= 0 || speed > FASTEST ? undefined : { _tag: 'play', speed }
    }
    case 'pause':
      return { _tag: 'pause' }
    default:
      return undefined
  }
}

const LONGEST_ITEM = 40
const FASTEST = 10_000

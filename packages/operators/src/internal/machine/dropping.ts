/**
 * Receives each value that will never be emitted, when that is settled, and how many they are by then in this
 * subscription, over all items, gaps and resets.
 */
export type OnDropped<T> = (value: T, count: number) => void

/** What operators do with a value that they drop; to be made again for each subscription. */
export function counting<T>(onDropped: OnDropped<T> | undefined): (value: T) => void {
  if (onDropped === undefined) {
    return () => {}
  }
  let count = 0
  return (value) => {
    count += 1
    onDropped(value, count)
  }
}

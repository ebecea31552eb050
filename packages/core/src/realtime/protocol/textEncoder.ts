/** Text frames as UTF-8, for transports that hand over strings. */
import { memoryOf, writeText } from '#bytes'

const LEAST = 4_096

/** Makes an encoder. What it returns holds until it is called again: the memory is used once more. */
export function textEncoder(): (text: string) => Uint8Array {
  let memory = memoryOf(0)
  return (text) => {
    // A UTF-16 unit takes three bytes at most.
    const most = 3 * text.length
    if (memory.length < most) memory = memoryOf(Math.max(LEAST, 2 * most))
    return memory.subarray(0, writeText(memory, text))
  }
}

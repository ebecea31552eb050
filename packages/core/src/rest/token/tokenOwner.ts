/**
 * The key and host of a stored token, as a short digest that does not reveal the key (FNV-1a, 32 bits).
 */
export function ownerOf(appKey: string, host: string): string {
  let hash = 0x811c9dc5
  for (const letter of `${host} ${appKey}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  // Far too short to find a key of 43 letters.
  return (hash >>> 0).toString(16).padStart(8, '0')
}

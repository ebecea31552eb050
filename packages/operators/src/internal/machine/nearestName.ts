/** What a mistyped name was meant to be. */

/** What an error about an unknown name adds: the name that was meant, or all that there are. */
export function unknownName(name: string, names: readonly string[]): string {
  const near = nearestName(name, names)
  return near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`
}

/** The name that takes the fewest letters changed, if that is few enough to be a slip. */
function nearestName(given: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined
  let fewest = Math.max(1, Math.floor(given.length / 3)) + 1
  for (const name of names) {
    const changes = distance(given.toLowerCase(), name.toLowerCase())
    if (changes < fewest) [nearest, fewest] = [name, changes]
  }
  return nearest
}

/** Letters to insert, remove or replace (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [at, other] of [...to].entries()) {
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? from.length
}

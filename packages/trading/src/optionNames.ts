/** Checks the names of options: a mistyped one would silently leave out a stop, a limit or a cost. */

/** The names of all options of a type: the compiler asks for one that is missing. */
export type Names<Options> = { readonly [Name in keyof Required<Options>]: true }

/** @throws RangeError for an unknown option; the message suggests the nearest name. */
export function checkNames<Options extends object>(
  what: string,
  given: Options | undefined,
  names: NoInfer<Names<Options>>,
): void {
  const known = Object.keys(names)
  for (const name of Object.keys(given ?? {})) {
    if (known.includes(name)) continue
    throw new RangeError(`${what}: there is no option ${name}; ${unknownName(name, known)}`)
  }
}

/** What an error about an unknown name adds: the name that was meant, or all that there are. */
function unknownName(name: string, names: readonly string[]): string {
  const near = nearestName(name, names)
  return near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`
}

/** The name with the fewest changed letters, if they are few enough for a typing error. */
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

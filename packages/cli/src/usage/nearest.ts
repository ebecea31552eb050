/** The names that a mistyped one may have meant. */

/** The nearest names, at most three, within a third of the length in edits; a beginning of a name counts too. */
export function nearest(given: string, names: readonly string[]): readonly string[] {
  const wanted = given.toLowerCase()
  const most = Math.max(1, Math.floor(wanted.length / 3))
  const near = names
    .map((name) => ({ name, far: distanceTo(wanted, name.toLowerCase(), most) }))
    .filter(({ far }) => far <= most)
  const least = Math.min(...near.map(({ far }) => far))
  return near.flatMap(({ name, far }) => (far === least ? [name] : [])).slice(0, 3)
}

function distanceTo(wanted: string, name: string, most: number): number {
  const last = name.split('.').at(-1) ?? name
  const starts = wanted.length >= 3 && (name.startsWith(wanted) || last.startsWith(wanted))
  return Math.min(editDistance(wanted, name), editDistance(wanted, last), starts ? most : Number.POSITIVE_INFINITY)
}

/** How many letters are put in, left out, replaced, or swapped with their neighbour, at the least. */
export function editDistance(a: string, b: string): number {
  let [before, last] = [
    [] as readonly number[],
    Array.from({ length: b.length + 1 }, (_, at) => at) as readonly number[],
  ]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const at = (cells: readonly number[], column: number): number => cells[column] ?? Number.POSITIVE_INFINITY
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          at(last, j - 1) + same,
          swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[before, last] = [last, row]
  }
  return last.at(-1) ?? 0
}

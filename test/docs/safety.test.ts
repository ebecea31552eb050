/** docs/safety.md names tests: each of them exists, and each promise has one. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const lines = readFileSync('docs/safety.md', 'utf8').split('\n')
const PROMISE = /^\*\*(.+)\*\*$/
const HOLDER = /^- `([^`]+)` “(.+)”$/

interface Promised {
  readonly promise: string
  readonly holders: { readonly file: string; readonly title: string }[]
}

function promises(): readonly Promised[] {
  const found: Promised[] = []
  for (const line of lines) {
    const promise = PROMISE.exec(line)?.[1]
    if (promise !== undefined) found.push({ promise, holders: [] })
    const [, file, title] = HOLDER.exec(line) ?? []
    if (file !== undefined && title !== undefined) found.at(-1)?.holders.push({ file, title })
  }
  return found
}

describe('docs/safety.md', () => {
  it.each(promises())('names a test for: $promise', ({ holders }) => {
    expect(holders.length).toBeGreaterThan(0)
  })

  it.each(promises().flatMap(({ holders }) => holders))(
    'names a test that exists: $file “$title”',
    ({ file, title }) => {
      expect(existsSync(file)).toBe(true)
      // A quote inside a title is escaped in the source.
      expect(readFileSync(file, 'utf8').replaceAll("\\'", "'")).toContain(title)
    },
  )

  it('has no bullet of another form, which would not be checked', () => {
    expect(lines.filter((line) => line.startsWith('- ') && !HOLDER.test(line))).toEqual([])
  })
})

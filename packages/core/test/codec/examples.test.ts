/**
 * The manual's own examples, where the environment variable KIWOOM_EXAMPLES names a folder of them (`<id>.json`). They
 * are the vendor's, so none is in the repository; without the variable these tests skip.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRight } from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { eventReader } from '../../src/codec/events/event.ts'
import { catalog, type EndpointSpec } from '../../src/index.ts'

interface Example {
  readonly request?: Readonly<Record<string, unknown>>
  readonly response?: Readonly<Record<string, unknown>>
  readonly frames?: readonly { readonly trnm: string; readonly data?: unknown }[]
}

const folder = process.env['KIWOOM_EXAMPLES'] ?? ''
const fileOf = ({ id }: EndpointSpec) => join(folder, `${id}.json`)
const examples = folder === '' ? [] : catalog.filter((spec) => existsSync(fileOf(spec)))
if (examples.length === 0) console.log('skipped: KIWOOM_EXAMPLES names no folder of examples')

// Two dates of ka10001 hold `3` and `0.00`: the manual's example is masked or shifted there.
const EXPLAINED = new Set(['ka10001 high250DayDate', 'ka10001 low250DayDate'])

describe.runIf(examples.length > 0)("the manual's example of", () => {
  it.each(examples.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
    const example: Example = JSON.parse(readFileSync(fileOf(spec), 'utf8'))

    if (spec.items === undefined && example.request !== undefined) {
      const read = spec.request.codec.decode(example.request)
      expect(read, 'the request decodes').toMatchObject({ _tag: 'Right' })
      expect(isRight(read) && spec.request.codec.encode(read.right)).toEqual(example.request)
    }
    if (spec.items === undefined && example.response !== undefined) {
      const { value, problems } = spec.response.reader.read(example.response)
      expect(problems.filter(({ path }) => !EXPLAINED.has(`${id} ${path}`))).toEqual([])
      expect(spec.response.reader.read(spec.response.reader.write(value ?? {})).value).toEqual(value)
    }
    const type = spec.items === undefined ? spec.push : spec
    if (type === undefined) return
    const entries = (example.frames ?? []).filter(({ trnm }) => trnm === 'REAL').flatMap(entriesOf)
    expect(entries).not.toEqual([])
    for (const entry of entries) {
      expect(entry.type).toBe(type.id)
      const { event, problems } = eventReader(type)(entry, Date.UTC(2026, 10, 20))
      expect(problems).toEqual([])
      expect(event).toMatchObject({ type: type.id })
    }
  })
})

function entriesOf(frame: { readonly data?: unknown }): readonly { type: string; item: string; values: unknown }[] {
  return Array.isArray(frame.data) ? frame.data : []
}

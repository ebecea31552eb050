import { catalog, type FieldSpec } from '@kiwoom-rx/core'
import { z } from 'zod'
import type { Case } from '../../case.ts'
import { framesOf, inTurn, scanning } from '../../frames.ts'

/** A frame of one type from its bytes to a typed event, against a zod schema for the same. */
export function decodeFrameByZod(type: string, atMost: number): Case {
  return {
    name: `decode-${type}-zod`,
    what: `A ${type} frame as on the wire, bytes to typed event, against \`JSON.parse\` and zod`,
    atMost,
    text: 'frames/decodeFrameByZod.md',
    open: () => {
      const frames = framesOf(type)
      const sent = new Set(
        frames.slice(0, 1).flatMap((frame) => Object.keys(JSON.parse(frame.toString()).data[0].values)),
      )
      const declared = catalog.find(({ id }) => id === type)?.response.fields ?? []
      const fields = declared.filter(({ key }) => sent.has(key))
      const numeric = fields.filter(({ kind }) => NUMERIC.has(kind))
      const schema = frameSchema(fields)
      const scan = scanning()
      const parse = (frame: Buffer) => schema.parse(JSON.parse(frame.toString()))
      return {
        ours: inTurn('scanner', frames, scanning()),
        theirs: inTurn('JSON.parse and zod', frames, parse),
        answers: {
          ours: inTurn('', frames, (frame) => numeric.map((field) => withoutSign(valueIn(scan(frame), field)))).run,
          theirs: inTurn('', frames, (frame) =>
            numeric.map((field) => withoutSign(numberOf(field, parse(frame).data[0]?.values))),
          ).run,
        },
        times: frames.length,
      }
    },
  }
}

const NUMERIC: ReadonlySet<string> = new Set(['price', 'signed', 'number', 'rate'])

function frameSchema(fields: readonly FieldSpec[]) {
  const values = z.object(Object.fromEntries(fields.map(({ key }) => [key, z.coerce.number()])))
  const entry = z.object({ type: z.string(), name: z.string(), item: z.string(), values })
  return z.object({ trnm: z.literal('REAL'), data: z.array(entry) })
}

/** A field of an event, also where it is one of a numbered family. */
function valueIn(event: unknown, { name, family }: FieldSpec): unknown {
  return family === undefined ? at(event, name) : at(at(at(event, family.name), family.level - 1), family.prop)
}

function at(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined
}

/** What zod gave. */
function numberOf({ key }: FieldSpec, values: Readonly<Record<string, number>> = {}): number | undefined {
  return values[key]
}

/** Some signs mean nothing, and zod does not know which. */
function withoutSign(value: unknown): unknown {
  return typeof value === 'number' ? Math.abs(value) : value
}

/**
 * Columns: the values of one field over many events, as few bytes as hold them exactly.
 *
 * - `same`: one value for all.
 * - `whole`: numbers as whole numbers above a base, after a scale that makes them whole; 0 may stand for `null`.
 * - `double`: any other numbers; NaN stands for `null`.
 * - `listed`: anything else, as a list of the different values and the place of each.
 * - `lists`: lists of equally many records (the levels of a book): the different records as a table of their own, and the
 *   different lists as places in it. A change of a book changes one level of ten.
 */

export type ColumnHead =
  | { readonly kind: 'same'; readonly value: unknown }
  | {
      readonly kind: 'whole'
      readonly at: number
      readonly width: Width
      readonly base: number
      readonly scale: number
      readonly hasNull: boolean
    }
  | { readonly kind: 'double'; readonly at: number }
  | { readonly kind: 'listed'; readonly at: number; readonly width: Width; readonly values: readonly unknown[] }
  | {
      readonly kind: 'lists'
      readonly at: number
      readonly width: Width
      /** Records in each list. */
      readonly length: number
      /** How many different lists there are, and where the records of each are in the table. */
      readonly lists: number
      readonly membersAt: number
      readonly membersWidth: Width
      readonly table: TableHead
    }

/** Columns of equally many rows. */
export interface TableHead {
  readonly rows: number
  readonly names: readonly string[]
  readonly columns: readonly ColumnHead[]
}

/** Bytes a value. */
export type Width = 1 | 2 | 4

/** Bytes of columns on their way into a file. */
export class ColumnBytes {
  readonly #parts: Uint8Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Adds a column and returns where it begins: at a multiple of eight, so that it can be read where it lies. */
  add(values: Uint8Array | Uint16Array | Uint32Array | Float64Array): number {
    const at = this.#length
    this.#parts.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    const padding = (8 - (values.byteLength % 8)) % 8
    if (padding > 0) this.#parts.push(new Uint8Array(padding))
    this.#length += values.byteLength + padding
    return at
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts)
  }
}

/** Numbers below a limit, in as few bytes as hold them. */
export function narrow(
  values: readonly number[],
  limit: number,
): { width: Width; array: Uint8Array | Uint16Array | Uint32Array } {
  if (limit <= 0x100) return { width: 1, array: Uint8Array.from(values) }
  if (limit <= 0x1_0000) return { width: 2, array: Uint16Array.from(values) }
  return { width: 4, array: Uint32Array.from(values) }
}

/** The same numbers, where they lie in the bytes of a file. */
export function widened(
  bytes: Uint8Array,
  at: number,
  width: Width,
  rows: number,
): Uint8Array | Uint16Array | Uint32Array {
  const from = bytes.byteOffset + at
  if (width === 1) return new Uint8Array(bytes.buffer, from, rows)
  return width === 2 ? new Uint16Array(bytes.buffer, from, rows) : new Uint32Array(bytes.buffer, from, rows)
}

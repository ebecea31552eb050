/**
 * The field kinds in which the catalogue is written, and what each reads and accepts.
 *
 * A declaration is one line of the manual's table: `stockCode: stock('stk_cd', '종목코드')`.
 * The property name is ours, the first argument is the key on the wire, the second the manual's label.
 */

/** What a value means, which decides how its text is read. */
export type Kind =
  | 'price'
  | 'signed'
  | 'number'
  | 'rate'
  | 'code'
  | 'flag'
  | 'id'
  | 'stock'
  | 'text'
  | 'texts'
  | 'date'
  | 'time'
  | 'datetime'
  | 'list'

/**
 * A sign that is not the number's own.
 *
 * - `'mark'`: it only marks the value (a colour, a side, a foreign house), so the value is what stands behind it.
 * - `'second'`: the first sign is such a mark, and one behind it is the number's own: `-15` is 15, `+-5` is -5.
 */
export type SignMark = 'mark' | 'second'

/** One entry of a code table: the manual's Korean label and our English name. */
export interface Code {
  readonly ko?: string
  readonly name: string
}

/** Wire code to its meaning. */
export type CodeTable = Readonly<Record<string, Code>>

/** A code that the manual does not list: passed through as the raw text. */
export type OtherCode = string & {}

/**
 * One declared field. `Read` is what a reply holds, `Write` what a request accepts; both exist for the compiler only.
 */
export interface Field<Read, Write = Read> {
  readonly kind: Kind
  /** The key on the wire. */
  readonly key: string
  /** The manual's label. */
  readonly ko: string
  /** The manual's code table: wire code to name. */
  readonly codes?: CodeTable
  /** Divide the wire's number by this (the exchange drops the decimal point). */
  readonly scale?: number
  /** What a sign on the wire means, where it is not the number's own. */
  readonly sign?: SignMark
  /** The wire key of the field that holds the direction of a value that travels without a sign. */
  readonly directedBy?: string
  /** Never negative: a negative on the wire is a 32-bit counter that ran over, and no value. */
  readonly unsigned?: true
  /** Digits are padded with zeros to this width. */
  readonly width?: number
  /** The exchange cuts the text to this many characters: a text of that length has lost its end, and is no value. */
  readonly cutAt?: number
  /** A row in which all of these wire keys are blank fills up the list and is no row. */
  readonly named?: readonly string[]
  /** An entry without this value means nothing: it becomes a diagnostic instead. */
  readonly essential?: true
  /** A request may leave this out. */
  readonly optional?: true
  /** How it travels when left out; default: blank. */
  readonly leftOut?: 'absent'
  /** The wire text that stands for "none" besides the blank. */
  readonly none?: string
  /** The fields of a list's rows, or of one level of a numbered family. */
  readonly fields?: Fields
  /** The rows travel as arrays, their values in the order of `fields`. */
  readonly tuples?: true
  /** A numbered family: so many levels, whose wire keys follow on from those in `fields`. */
  readonly levels?: number
  /** A numbered family: the flat name of each of `fields`, to which the level's number belongs. */
  readonly flat?: readonly string[]
  /** Compiler only: never set. */
  readonly _read?: Read
  /** Compiler only: never set. */
  readonly _write?: Write
}

/** A record of declared fields, in the manual's order. */
export type Fields = Readonly<Record<string, Field<unknown, unknown>>>

/** A field that a request may leave out. */
export interface OptionalField<Read, Write = Read> extends Field<Read, Write> {
  readonly optional: true
}

/**
 * The rows of a reply. Its parameter is the declared fields and not the row: the compiler keeps the comments of these
 * in the declarations that it writes, and loses those of a row that it has worked out.
 */
export interface ListField<Row extends Fields> extends Field<readonly RowOf<Row>[], never> {
  readonly kind: 'list'
  readonly fields: Row
}

/** A numbered family of ten; as for {@link ListField}, its parameter is the declared fields. */
export interface TenField<Level extends Fields> extends Field<Ten<RowOf<Level>>, never> {
  readonly fields: Level
}

/** A numbered family of five. */
export interface FiveField<Level extends Fields> extends Field<Five<RowOf<Level>>, never> {
  readonly fields: Level
}

/** A field with a code table. */
export type CodeField<Table> = Field<CodeName<Table> | OtherCode | null, CodeName<Table> | CodeWire<Table>>

// A table is written `{ '001': 'kospi 코스피' }`: the name up to the first space, the Korean label after it.
type CodeName<Table> = Table[keyof Table] extends infer Entry
  ? Entry extends `${infer Name} ${string}`
    ? Name
    : Entry
  : never
type CodeWire<Table> = `${keyof Table & (string | number)}`

/** A price: the wire sign only shows the direction against the previous close, so the value is the magnitude. */
export function price(key: string, ko: string): Field<number | null, number> {
  return { kind: 'price', key, ko }
}

/** A number whose sign is its meaning: a change, a net amount. */
export function signed(key: string, ko: string): Field<number | null, number> {
  return { kind: 'signed', key, ko }
}

/** A plain number: a balance, an amount of an account, a parameter. */
export function number(key: string, ko: string): Field<number | null, number> {
  return { kind: 'number', key, ko }
}

/**
 * A quantity, an amount or a count of the market, which is never negative. The exchange counts in 32 bits: a value above
 * 2^31 arrives as a negative number (`-1965111420` in ka10021), and is `null`.
 */
export function unsigned(key: string, ko: string): Field<number | null, number> {
  return { kind: 'number', key, ko, unsigned: true }
}

/** A change, a return or a ratio; percent unless the field says otherwise. */
export function rate(key: string, ko: string): Field<number | null, number> {
  return { kind: 'rate', key, ko }
}

/** An identifier: digits that are no number, leading zeros kept. */
export function id(key: string, ko: string): Field<string | null, string> {
  return { kind: 'id', key, ko }
}

/** An instrument code; venue suffixes (`_NX`, `_AL`) stay, the letter that account replies put before it goes. */
export function stock(key: string, ko: string): Field<string | null, string> {
  return { kind: 'stock', key, ko }
}

/** Free text. */
export function text(key: string, ko: string): Field<string | null, string> {
  return { kind: 'text', key, ko }
}

/** A list of texts. */
export function texts(key: string, ko: string): Field<readonly string[] | null, readonly string[]> {
  return { kind: 'texts', key, ko }
}

/** A date, `'2026-11-20'`; on the wire `20261120`, with `00000000` for none. */
export function date(key: string, ko: string): Field<string | null, string> {
  return { kind: 'date', key, ko, none: '00000000' }
}

/** A time of day in Korea, `'15:23:10'`; on the wire `152310`. */
export function time(key: string, ko: string): Field<string | null, string> {
  return { kind: 'time', key, ko }
}

/** A date with its time of day, `'2026-11-20T15:23:10'` in Korean time. */
export function datetime(key: string, ko: string): Field<string | null, string> {
  return { kind: 'datetime', key, ko }
}

/** A code of a known table (or, where the manual lists none, the raw text). */
export function code(key: string, ko: string): Field<string | null, string>
export function code<const Table extends Readonly<Record<string, string>>>(
  key: string,
  ko: string,
  table: Table,
): CodeField<Table>
export function code(key: string, ko: string, table?: Readonly<Record<string, string>>): Field<string | null, string> {
  return { kind: 'code', key, ko, ...(table && { codes: readTable(table) }) }
}

/** A two-way switch, with the exchange's own codes for its two sides. */
export function flag(key: string, ko: string): Field<string | null, string>
export function flag<const Table extends Readonly<Record<string, string>>>(
  key: string,
  ko: string,
  table: Table,
): CodeField<Table>
export function flag(key: string, ko: string, table?: Readonly<Record<string, string>>): Field<string | null, string> {
  return { kind: 'flag', key, ko, ...(table && { codes: readTable(table) }) }
}

/**
 * The rows of a reply.
 *
 * @param options.named wire keys of which a row has at least one: without them it only fills up the list
 */
export function rows<const Row extends Fields>(
  key: string,
  ko: string,
  fields: Row,
  options: { readonly named?: readonly string[] } = {},
): ListField<Row> {
  return { kind: 'list', key, ko, fields, ...options }
}

/** Rows that travel as arrays instead of objects: `[['0', 'name a'], ['1', 'name b']]`. */
export function tuples<const Row extends Fields>(key: string, ko: string, fields: Row): ListField<Row> {
  return { kind: 'list', key, ko, fields, tuples: true }
}

/**
 * A numbered family as an array of levels. Each field gives the wire key of its first level and its label with `#`
 * for the number; the later levels follow on (`41` means 41, 42, 43, …). `flat` names the fields as the manual's flat
 * table does, without the number: `askPrice` for `askPrice1` to `askPrice10`.
 */
export function levels<const Level extends Fields>(count: 10, fields: Level, flat: readonly string[]): TenField<Level>
export function levels<const Level extends Fields>(count: 5, fields: Level, flat: readonly string[]): FiveField<Level>
export function levels(count: number, fields: Fields, flat: readonly string[]): TenField<Fields> & FiveField<Fields> {
  return { kind: 'list', key: '', ko: '', fields, levels: count, flat }
}

/** Five levels, best first; `[0]` to `[4]` are always there. */
export interface Five<Level> extends ReadonlyArray<Level> {
  readonly 0: Level
  readonly 1: Level
  readonly 2: Level
  readonly 3: Level
  readonly 4: Level
}

/** Ten levels, best first; `[0]` to `[9]` are always there. */
export interface Ten<Level> extends Five<Level> {
  readonly 5: Level
  readonly 6: Level
  readonly 7: Level
  readonly 8: Level
  readonly 9: Level
}

/** Marks a reply's field without which the entry means nothing: its type has no `null`. */
export function essential<Read, Write>(field: Field<Read | null, Write>): Field<Read, Write> {
  const { _read: _, ...rest } = field
  return { ...rest, essential: true }
}

/**
 * Marks a request's field that may be left out. It then travels blank, as in the manual's examples; `'absent'` for the
 * few that those examples do not send at all.
 */
export function optional<Read, Write>(field: Field<Read, Write>, leftOut?: 'absent'): OptionalField<Read, Write> {
  return { ...field, optional: true, ...(leftOut && { leftOut }) }
}

/** Divides the wire's number, where the exchange drops the decimal point. */
export function scaled<Read, Write>(by: number, field: Field<Read, Write>): Field<Read, Write> {
  return { ...field, scale: by }
}

/**
 * Marks a value whose sign is only a mark: the value is its magnitude, and of a text what follows the sign. A volume in
 * percent of yesterday's travels with `-` below 100, the sales of a broker with `-`, the name of a foreign house with
 * either: `marked(rate('pred_rt', …))`.
 */
export function marked<Read, Write>(field: Field<Read, Write>): Field<Read, Write> {
  return { ...field, sign: 'mark' }
}

/** Marks a value whose first sign is only a mark, and whose own sign follows it: `-15` is 15, `+-5` is -5. */
export function secondSign<Read, Write>(field: Field<Read, Write>): Field<Read, Write> {
  return { ...field, sign: 'second' }
}

/**
 * Marks a change that travels without a sign: the code under the wire key `by` reports the direction (4, 5 and 45 mean
 * down). A sign on the value itself comes first. Where the code is blank the direction is unknown, and the value is the
 * magnitude.
 */
export function directedBy<Read, Write>(by: string, field: Field<Read, Write>): Field<Read, Write> {
  return { ...field, directedBy: by }
}

/** Pads digits with zeros to a width, where one endpoint drops the zeros that others send. */
export function padded<Read, Write>(width: number, field: Field<Read, Write>): Field<Read, Write> {
  return { ...field, width }
}

/**
 * Marks a number that the exchange cuts to its first characters: 658,935,500 won travel as `6589355` (ka50082). A text of
 * that length is `null`, because nothing distinguishes a whole one from a cut one.
 */
export function cut<Read, Write>(length: number, field: Field<Read, Write>): Field<Read, Write> {
  return { ...field, cutAt: length }
}

/** Gives the text that stands for "none" on the wire, besides the blank: `none('000000', time(…))`. */
export function none<Read, Write>(wire: string, field: Field<Read, Write>): Field<Read, Write> {
  return { ...field, none: wire }
}

/** Flattens an inferred record, so that hovering shows its fields; keeps each field's TSDoc. */
export type Plain<T> = T extends infer O ? { [K in keyof O]: O[K] } : never

/** The decoded row of a list of fields. */
export type RowOf<F> = Plain<{ readonly [K in keyof F]: ReadOf<F[K]> }>

/** The rows of the one list among a reply's fields; `never` where there is none. */
export type RowsIn<F> = { [K in keyof F]: F[K] extends ListField<infer Row> ? RowOf<Row> : never }[keyof F]

/** The parameters that a request's fields accept. */
export type ParamsOf<F> = [keyof F] extends [never]
  ? NoParams
  : Plain<
      { readonly [K in keyof Omit_<F, OptionalKeys<F>>]: WriteOf<F[K]> } & {
        readonly [K in keyof Pick<F, OptionalKeys<F>>]?: WriteOf<F[K]> | undefined
      }
    >

/** No parameters at all: `{}` would let every object pass. */
export interface NoParams {
  readonly [name: string]: never
}

/** What a request says when it is read back: a blank is `null`, a code that its table does not list is raw text. */
export type RequestOf<F> = Plain<
  { readonly [K in keyof Omit_<F, OptionalKeys<F>>]: ReadOf<F[K]> } & {
    readonly [K in keyof Pick<F, OptionalKeys<F>>]?: ReadOf<F[K]> | undefined
  }
>

type ReadOf<T> = T extends { readonly _read?: infer Read } ? Exclude<Read, undefined> : never
type WriteOf<T> = T extends { readonly _write?: infer Write } ? Exclude<Write, undefined> : never
type OptionalKeys<F> = { [K in keyof F]: F[K] extends { readonly optional: true } ? K : never }[keyof F]
// `Pick` keeps each property's TSDoc; the library's `Omit` does not.
type Omit_<F, Left> = Pick<F, Exclude<keyof F, Left>>

function readTable(table: Readonly<Record<string, string>>): CodeTable {
  return Object.fromEntries(
    Object.entries(table).map(([wire, entry]) => {
      const space = entry.indexOf(' ')
      return [wire, space < 0 ? { name: entry } : { ko: entry.slice(space + 1), name: entry.slice(0, space) }]
    }),
  )
}

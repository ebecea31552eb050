/** An endpoint as plain data, made of its declaration: its place, its fields and its codecs. */
import type * as t from 'io-ts'
import type { Call, ItemKind, Realtime } from '../../catalog/declare.ts'
import type { CodeTable, Field, Fields, Kind, SignMark } from '../../catalog/field.ts'
import { compiledReader, type Read } from '../records/compiledReader.ts'
import { paramsCodec } from '../records/params.ts'
import { atLevel, type RecordReader, recordCodec, recordReader, type WireRecord } from '../records/record.ts'

/** One field, as plain data. */
export interface FieldSpec {
  /** The key on the wire; for realtime types the FID. */
  readonly key: string
  /** Our name. */
  readonly name: string
  /** The manual's Korean label. */
  readonly ko: string
  readonly kind: Kind
  /** Requests: must be given. */
  readonly required?: boolean
  readonly codes?: CodeTable
  readonly scale?: number
  /** What a sign on the wire means, where it is not the number's own. */
  readonly sign?: SignMark
  /** The wire key of the field that reports the direction of a change without a sign. */
  readonly directedBy?: string
  /** Never negative: a negative on the wire ran over, and is no value. */
  readonly unsigned?: true
  /** Digits are padded with zeros to this width. */
  readonly width?: number
  /** The exchange cuts the text to this many characters: one of that length is no value. */
  readonly cutAt?: number
  /** The wire text that stands for "none", besides the blank. */
  readonly none?: string
  /** Lists: a row in which all of these wire keys are blank is no row. */
  readonly named?: readonly string[]
  /** Replies: an entry without it means nothing. */
  readonly essential?: true
  /** The fields of a list's rows. */
  readonly fields?: readonly FieldSpec[]
  /** A numbered field (`askPrice1`): where it stands in its event, `asks[level - 1].price`. */
  readonly family?: { readonly name: string; readonly level: number; readonly prop: string }
}

/** One side of an endpoint. The default, io-ts's `Mixed`, is the one codec type to which every other is assignable. */
export interface MessageSpec<Codec extends t.Mixed = t.Mixed> {
  readonly fields: readonly FieldSpec[]
  /** Strict: every value that does not parse is an error. Encode is the inverse of decode. */
  readonly codec: Codec
  /** The declaration behind it. */
  readonly declared: Fields
  /** Lenient: reads what can be read, and reports what could not. */
  readonly reader: RecordReader
  /** The same as `reader.read`; of a reply it is compiled from the declaration. */
  readonly read: Read
}

/** One endpoint of the exchange. */
export interface EndpointSpec<Request extends t.Mixed = t.Mixed, Response extends t.Mixed = t.Mixed> {
  /** The exchange's api-id (`ka10064`) or realtime type (`0B`; case matters). */
  readonly id: string
  readonly namespace: string
  readonly name: string
  readonly title: string
  /** The manual's Korean name. */
  readonly ko: string
  readonly url: string
  readonly transport: 'rest' | 'oauth' | 'websocket'
  /** Has a list that may continue by next-key. */
  readonly paged: boolean
  /** Realtime types: what a subscription names. */
  readonly items?: ItemKind
  readonly request: MessageSpec<Request>
  /** Realtime types: the `values` of an event, by FID. */
  readonly response: MessageSpec<Response>
  /** ka10173: the type (`02`) of the REAL frames that follow its reply. */
  readonly push?: EndpointSpec
}

/** A declaration of the catalogue, whichever. */
export type Declaration = Call<string, Fields, Fields> | Realtime<string, Fields, ItemKind>

/** The endpoints of one namespace. */
export function specsOf(namespace: string, declarations: object): readonly EndpointSpec[] {
  return Object.entries<Declaration>({ ...declarations }).map(([name, declaration]) =>
    endpoint(namespace, name, declaration),
  )
}

function endpoint(namespace: string, name: string, declaration: Declaration): EndpointSpec {
  const { id, ko, title, url, transport } = declaration
  const isType = 'event' in declaration
  return {
    id,
    namespace,
    name,
    title,
    ko,
    url,
    transport,
    paged: isType ? false : declaration.paged,
    ...(isType && { items: declaration.items }),
    request: message(`${id} request`, isType ? {} : declaration.request, 'request'),
    response: isType
      ? message(`${id} response`, declaration.event, 'event')
      : message(`${id} response`, declaration.response, 'reply'),
    ...(!isType && declaration.push && { push: endpoint(namespace, `${name}.push`, declaration.push) }),
  }
}

/** Codecs are made when first asked for: a program uses a few of the 207, and importing stays cheap. */
function message(title: string, declared: Fields, role: 'request' | 'reply' | 'event'): MessageSpec {
  const isRequest = role === 'request'
  return {
    declared,
    get fields() {
      return memo(this, 'fields', fieldSpecs(declared, isRequest))
    },
    get reader() {
      return memo(this, 'reader', recordReader(declared))
    },
    get read() {
      // Events have the frame scanner; what it leaves is read by the definition.
      return memo(this, 'read', role === 'event' ? this.reader.read : compiledReader(declared, this.reader))
    },
    get codec() {
      const codec = isRequest
        ? paramsCodec<WireRecord>(title, declared)
        : recordCodec<WireRecord>(title, this.reader, this.read)
      return memo(this, 'codec', codec)
    },
  }
}

function memo<K extends keyof MessageSpec>(owner: MessageSpec, key: K, value: MessageSpec[K]): MessageSpec[K] {
  Object.defineProperty(owner, key, { value, enumerable: true })
  return value
}

function fieldSpecs(fields: Fields, isRequest: boolean): readonly FieldSpec[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.levels === undefined ? [fieldSpec(name, field, isRequest)] : familySpecs(name, field, field.levels),
  )
}

function fieldSpec(name: string, field: Field<unknown, unknown>, isRequest: boolean): FieldSpec {
  const { key, ko, kind, codes, scale, sign, directedBy, unsigned, width, cutAt, none, named, essential, fields } =
    field
  return {
    key,
    name,
    ko,
    kind,
    ...(isRequest && { required: field.optional !== true }),
    ...(codes && { codes }),
    ...(scale !== undefined && { scale }),
    ...(sign && { sign }),
    ...(directedBy && { directedBy }),
    ...(unsigned && { unsigned }),
    ...(width !== undefined && { width }),
    ...(cutAt !== undefined && { cutAt }),
    ...(none !== undefined && { none }),
    ...(named && { named }),
    ...(essential && { essential }),
    ...(fields && { fields: fieldSpecs(fields, isRequest) }),
  }
}

function familySpecs(family: string, field: Field<unknown, unknown>, levels: number): readonly FieldSpec[] {
  const { fields = {}, flat = [] } = field
  return Array.from({ length: levels }, (_, index) =>
    Object.entries(fields).map(([prop, each], place) => ({
      ...fieldSpec(`${flat[place]}${index + 1}`, atLevel(each, index), false),
      family: { name: family, level: index + 1, prop },
    })),
  ).flat()
}

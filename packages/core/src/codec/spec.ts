/** The catalogue as plain data: every declaration with its place, its fields and its codecs. */
import type * as t from 'io-ts'
import type { Call, ItemKind, Realtime } from '../catalog/declare.ts'
import type { CodeTable, Field, Fields, Kind } from '../catalog/field.ts'
import * as namespaces from '../catalog/index.ts'
import { atLevel, type RecordReader, recordCodec, recordReader, type WireRecord } from './record.ts'

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
  /** Replies: an entry without it means nothing. */
  readonly essential?: true
  /** The fields of a list's rows. */
  readonly fields?: readonly FieldSpec[]
  /** A numbered field (`askPrice1`): where it stands in its event, `asks[level - 1].price`. */
  readonly family?: { readonly name: string; readonly level: number; readonly prop: string }
}

/** One side of an endpoint. */
export interface MessageSpec<A extends object = WireRecord> {
  readonly fields: readonly FieldSpec[]
  /** Strict: every value that does not parse is an error. */
  readonly codec: t.Type<A, WireRecord, unknown>
  /** The declaration behind it. */
  readonly declared: Fields
  /** Lenient: reads what can be read, and tells what could not. */
  readonly reader: RecordReader
}

/** One endpoint of the exchange. */
export interface EndpointSpec<Request extends object = WireRecord, Response extends object = WireRecord> {
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

type Declaration = Call<string, Fields, Fields> | Realtime<string, Fields, ItemKind>

/** Every endpoint, ordered as the manual's list: by id, realtime types last. */
export const catalog: readonly EndpointSpec[] = Object.entries(namespaces)
  .flatMap(([namespace, declarations]) =>
    Object.entries<Declaration>(declarations).map(([name, declaration]) => endpoint(namespace, name, declaration)),
  )
  .sort((a, b) => compare(rank(a), rank(b)))

const byId: ReadonlyMap<string, EndpointSpec> = new Map(catalog.map((spec) => [spec.id, spec]))

/** The endpoint of an api-id or realtime type; `undefined` for one that the catalogue does not list. */
export function endpointById(id: string): EndpointSpec | undefined {
  return byId.get(id)
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
    request: message(`${id} request`, isType ? {} : declaration.request, true),
    response: message(`${id} response`, isType ? declaration.event : declaration.response, false),
    ...(!isType && declaration.push && { push: endpoint(namespace, `${name}.push`, declaration.push) }),
  }
}

/** Codecs are made when first asked for: a program uses a few of the 207, and importing stays cheap. */
function message(title: string, declared: Fields, isRequest: boolean): MessageSpec {
  return {
    declared,
    get fields() {
      return memo(this, 'fields', fieldSpecs(declared, isRequest))
    },
    get reader() {
      return memo(this, 'reader', recordReader(declared))
    },
    get codec() {
      return memo(this, 'codec', recordCodec<WireRecord>(title, this.reader))
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
  const { key, ko, kind, codes, scale, essential, fields } = field
  return {
    key,
    name,
    ko,
    kind,
    ...(isRequest && { required: field.optional !== true }),
    ...(codes && { codes }),
    ...(scale !== undefined && { scale }),
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

/** au, ka, kt, then the two-character realtime types. */
function rank({ id }: EndpointSpec): string {
  return `${id.length === 2 ? 1 : 0}${id}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The reference as Markdown, its headings in both languages: pure functions from the catalogue and its comments. */
import type { EndpointSpec, FieldSpec } from '@kiwoom-rx/core'
import { koreanKinds } from './korean/kinds.ts'

/** A namespace and what it is: `Charts (차트)`. */
export interface Section {
  readonly namespace: string
  readonly title: string
  readonly endpoints: readonly EndpointSpec[]
}

/** What a field's comment adds to its declaration; `path` as in `chart.stockMinute.response.candles.open`. */
export type NoteAt = (path: string) => string

/** One page: every endpoint of a namespace. */
export function page({ namespace, title, endpoints }: Section, noteAt: NoteAt): string {
  return paragraphs([
    MARK,
    `# ${namespace} · ${title}`,
    'Kinds, blanks and codes are explained in [the overview](README.md#kinds). 값의 종류, 빈 값, 코드는 [첫 쪽](README.md#kinds)에 있습니다.',
    ...endpoints.flatMap((spec) => endpoint(spec, noteAt)),
  ])
}

/** The overview: the kinds, and all endpoints by id. */
export function overview(sections: readonly Section[]): string {
  const all = sections.flatMap(({ endpoints }) => endpoints).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  const counts = (['oauth', 'rest', 'realtime', 'condition'] as const).map(
    (each) => `${all.filter((spec) => transportOf(spec) === each).length} ${TRANSPORTS[each]}`,
  )
  return paragraphs([
    MARK,
    '# Reference · 레퍼런스',
    `All ${all.length} endpoints: ${counts.join(', ')}. TR과 실시간 종류 ${all.length}개 전부입니다.`,
    table(
      ['Page · 쪽', 'What · 내용', 'Endpoints · 개수'],
      sections.map(({ namespace, title, endpoints }) => [link(namespace), title, String(endpoints.length)]),
    ),
    '<a id="kinds"></a>',
    '## Kinds · 값의 종류',
    table(['Kind · 종류', 'Value · 값', 'On the wire · 전문'], inBothLanguages(KINDS, koreanKinds())),
    'A blank is `null`. A saturated counter (4294967295, 2147483647) is `null` too. A field marked **essential** has no `null`: an entry without it is left out, with a diagnostic. A code is decoded to its name, and one that the table does not list comes as raw text; requests take the name or the wire code. A parameter marked **required** must be given; any other that is left out travels blank, as in the manual.',
    '빈 값은 `null`입니다. 넘친 카운터(4294967295, 2147483647)도 `null`입니다. **essential**(필수 값)로 표시된 항목에는 `null`이 없습니다. 그 값이 없는 행이나 이벤트는 빼고 진단을 냅니다. 코드는 이름으로 읽고, 표에 없는 코드는 원문 그대로 옵니다. 요청에는 이름과 전문 코드를 모두 쓸 수 있습니다. **required**(필수)로 표시된 요청 항목은 꼭 주어야 하고, 나머지를 빼면 매뉴얼대로 빈 값으로 보냅니다.',
    '<a id="all-endpoints"></a>',
    '## All endpoints · 전체 목록',
    table(
      ['Id', 'Name · 이름', 'Call · 호출', 'Transport · 전송', 'Pages · 연속조회'],
      all.map((spec) => [
        `\`${spec.id}\``,
        `${spec.ko}<br>${spec.title}`,
        `[${spec.id === 'ka10174' ? 'by unsubscribing' : `\`${callOf(spec)}\``}](${spec.namespace}.md#${spec.name.toLowerCase()})`,
        TRANSPORTS[transportOf(spec)],
        spec.paged ? 'by next-key' : '',
      ]),
    ),
  ])
}

function endpoint(spec: EndpointSpec, noteAt: NoteAt): readonly string[] {
  const path = `${spec.namespace}.${spec.name}`
  const facts = [
    `\`${spec.id}\``,
    spec.ko,
    spec.title,
    `\`${spec.url}\``,
    ...(spec.paged ? ['pages by next-key (연속조회)'] : []),
  ]
  const side = spec.items === undefined ? 'response' : 'event'
  const fields = rowsOf(spec.response.fields, `${path}.${side}`, noteAt)
  return [
    `## ${spec.name}`,
    facts.join(' · '),
    fence(example(spec)),
    ...(spec.request.fields.length === 0
      ? []
      : [
          table(
            ['Parameter · 요청 항목', 'Wire · 전문', 'Kind · 종류', 'Accepts, notes · 받는 값, 설명'],
            spec.request.fields.map((field) => [
              `\`${field.name}\`${field.required ? ' **required**' : ''}`,
              `\`${field.key}\` ${field.ko}`,
              field.kind,
              remarks(field, noteAt(`${path}.request.${field.name}`)),
            ]),
          ),
        ]),
    fields.length === 0
      ? 'The reply has no fields of its own. 응답에 고유한 항목이 없습니다.'
      : table(
          spec.items === undefined ? ['Reply · 응답 항목', 'Wire · 전문', 'Kind · 종류', 'Notes · 설명'] : EVENT,
          fields,
        ),
    ...(spec.push === undefined
      ? []
      : [
          `Then, unasked, REAL frames of type \`${spec.push.id}\` (${spec.push.ko}). 이어서 요청 없이 오는 REAL 프레임:`,
          table(EVENT, rowsOf(spec.push.response.fields, 'push.conditionHit.event', noteAt)),
        ]),
  ]
}

const EVENT = ['Event · 이벤트 항목', 'FID', 'Kind · 종류', 'Notes · 설명']

/** Rows with the Korean of each cell below it; the first column has names, which are the same. */
function inBothLanguages(
  english: readonly (readonly string[])[],
  korean: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  return english.map((row, at) =>
    row.map((cell, column) => {
      const other = korean[at]?.[column] ?? ''
      return column === 0 || other === cell || other === '' ? cell : `${cell}<br>${other}`
    }),
  )
}

/** The fields of a reply: those of a list after it, as `candles[].open`; those of a numbered family once. */
export function rowsOf(
  fields: readonly FieldSpec[],
  path: string,
  noteAt: NoteAt,
  inside = '',
): readonly (readonly string[])[] {
  return fields.flatMap((field): readonly (readonly string[])[] => {
    if (field.family !== undefined) return field.family.level === 1 ? [family(field, fields, path, noteAt)] : []
    const own = `${path}.${field.name}`
    const name = `${inside}${field.name}`
    return [
      [
        `\`${name}${field.fields ? '[]' : ''}\`${field.essential ? ' **essential**' : ''}`,
        `\`${field.key}\` ${field.ko}`,
        field.kind,
        remarks(field, noteAt(own)),
      ],
      ...(field.fields ? rowsOf(field.fields, own, noteAt, `${name}[].`) : []),
    ]
  })
}

function family(field: FieldSpec, all: readonly FieldSpec[], path: string, noteAt: NoteAt): readonly string[] {
  const { name = '', prop = '' } = field.family ?? {}
  const levels = all.filter(({ family: other }) => other?.name === name && other.prop === prop)
  const last = levels[levels.length - 1] ?? field
  return [
    `\`${name}[0…${levels.length - 1}].${prop}\``,
    `\`${field.key}\`–\`${last.key}\` ${field.ko} … ${last.ko}`,
    field.kind,
    remarks(field, noteAt(`${path}.${name}.${prop}`)),
  ]
}

export function remarks(
  { codes, scale, sign, unsigned, none, directedBy, width, cutAt, named }: FieldSpec,
  note: string,
): string {
  const listed = Object.entries(codes ?? {}).map(
    ([wire, { name, ko }]) => `\`${name}\` (\`${wire}\`${ko ? ` ${ko}` : ''})`,
  )
  const scaled = scale === undefined ? '' : `the wire's number divided by ${scale}`
  const signed =
    sign === 'mark'
      ? 'the sign is only a mark'
      : sign === 'second'
        ? 'the first of two signs is only a mark'
        : unsigned
          ? 'never negative'
          : ''
  const blank = none === undefined ? '' : `\`${none}\` is none`
  const directed = directedBy === undefined ? '' : `negative where \`${directedBy}\` says down`
  const padded = width === undefined ? '' : `padded to ${width} digits`
  const cut = cutAt === undefined ? '' : `\`null\` for a text of ${cutAt} or more characters`
  const rows = named === undefined ? '' : `rows without ${named.map((key) => `\`${key}\``).join(' and ')} are left out`
  return [listed.join(', '), scaled, signed, blank, directed, padded, cut, rows, note]
    .filter((part) => part !== '')
    .join('; ')
}

/** How the endpoint is called, without its parameters. */
function callOf({ namespace, name }: EndpointSpec): string {
  return `kiwoom.${namespace}.${name}`
}

export function example(spec: EndpointSpec): string {
  const call = callOf(spec)
  switch (transportOf(spec)) {
    case 'realtime': {
      const item = spec.items === 'none' ? '' : (ITEMS[spec.id] ?? "'005930'")
      return [`${call}(${item})`, ...(spec.items === 'code or none' ? [`${call}()`] : [])].join('\n')
    }
    case 'condition':
      return CONDITION_CALLS[spec.id] ?? call
    case 'oauth':
      // The client has its own keys.
      return `${call}()`
    case 'rest': {
      const names = spec.request.fields.map(({ name, required }) => `${name}${required ? '' : '?'}`)
      const params = names.length === 0 ? '' : `{ ${names.join(', ')} }`
      return [`${call}(${params})`, ...(spec.paged ? [`${call}.rows(${params})`] : [])].join('\n')
    }
  }
}

const ITEMS: Readonly<Record<string, string>> = {
  '0G': "'069500'",
  '0I': "'MGD'",
  '0J': "'001'",
  '0U': "'001'",
  '0m': "'57JBHH'",
  '0u': "'57JBHH'",
}

// What the protocol needs besides the condition's number, the client gives itself.
const CONDITION_CALLS: Readonly<Record<string, string>> = {
  ka10171: 'kiwoom.condition.list()',
  ka10172: 'kiwoom.condition.search({ conditionNumber })\nkiwoom.condition.search.rows({ conditionNumber })',
  ka10173: 'kiwoom.condition.searchRealtime({ conditionNumber })',
  ka10174: '// sent by itself when the last subscriber of searchRealtime leaves',
}

export type Transport = 'oauth' | 'rest' | 'realtime' | 'condition'

export function transportOf({ transport, items }: EndpointSpec): Transport {
  if (items !== undefined) return 'realtime'
  return transport === 'websocket' ? 'condition' : transport
}

const TRANSPORTS: Readonly<Record<Transport, string>> = {
  oauth: 'OAuth',
  rest: 'REST',
  realtime: 'realtime',
  condition: 'condition search',
}

export const KINDS: readonly (readonly string[])[] = [
  ['price', 'its magnitude; KRW unless noted', '`-61300`: the sign is only the direction against the previous close'],
  ['signed', 'a number whose sign is its meaning', '`+500`, `--1100` (negative)'],
  [
    'number',
    'a quantity, an amount, a count',
    '`12345`, `000000017534`; a sign is its own, unless the field is never negative: then `-1965111420` is a counter that ran over, and `null`, and any other negative is reported',
  ],
  ['rate', 'a rate, in percent unless noted', '`-10.42`, `20%`'],
  ['code, flag', 'the English name of a code', '`1`'],
  ['id', 'text, leading zeros kept', '`0000140`'],
  ['stock', "an instrument code, `'005930_NX'`", '`A005930`, `Q500001`: the letter is dropped'],
  ['text, texts', 'text', ''],
  ['date', "`'2026-11-20'`", '`20261120`; `00000000` is none'],
  ['time', "`'15:23:10'`, Korean time", '`152310`, `1523`, `15:23:10`'],
  ['datetime', "`'2026-11-20T15:23:10'`, Korean time", '`20261120152310`'],
  ['list', 'an array', 'the rows'],
]

const MARK = '<!-- Written by `npm run docs` from packages/core/src/catalog: change that, not this. -->'

function rank({ id }: EndpointSpec): string {
  return `${id.length === 2 ? 1 : 0}${id}`
}

function link(namespace: string): string {
  return `[${namespace}](${namespace}.md)`
}

export function fence(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

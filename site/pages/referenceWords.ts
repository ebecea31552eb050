/** What the pages of the reference say in each language besides the catalogue. */
import type { EndpointSpec } from '@kiwoom-rx/core'
import type { Transport } from '../../scripts/docs/page.ts'
import type { Language } from '../config/languages.ts'

export interface Words {
  readonly reference: string
  readonly overview: (count: number) => string
  readonly namespace: string
  readonly what: string
  readonly endpoints: string
  readonly kinds: string
  readonly kindsAreIn: (link: string) => string
  readonly kind: string
  readonly value: string
  readonly wire: string
  readonly blanks: string
  readonly all: string
  readonly name: string
  readonly call: string
  readonly request: string
  readonly reply: string
  readonly event: string
  readonly wireKey: string
  readonly accepts: string
  readonly notes: string
  readonly noFields: string
  readonly paged: string
  readonly push: (id: string, ko: string) => string
  readonly transports: Readonly<Record<Transport, string>>
  /** `Charts (차트)` as a title. */
  readonly sectionTitle: (title: string) => string
  /** The title of an endpoint, and the one in the other language. */
  readonly titles: (spec: EndpointSpec) => readonly [string, string]
}

const ko: Words = {
  reference: '레퍼런스',
  overview: (count) =>
    `엔드포인트와 실시간 타입 ${count}개 전부입니다. 한글 이름, 영문 이름, 와이어 키, 코드 어느 것으로든 검색됩니다.`,
  namespace: '이름공간',
  what: '내용',
  endpoints: '개수',
  kinds: '값의 종류',
  kindsAreIn: (link) => `값의 종류와 빈 값은 [레퍼런스 첫 쪽](${link})에 있습니다.`,
  kind: '종류',
  value: '읽은 값',
  wire: '와이어',
  blanks:
    '빈 값은 `null`입니다. 넘친 카운터(4294967295, 2147483647)도 `null`입니다. **필수 값**은 `null`이 없습니다. 그 값이 없는 항목은 빠지고 진단이 남습니다. 코드는 영문 이름으로 읽고, 표에 없는 코드는 원문 그대로 옵니다. 요청에는 이름과 와이어 코드를 모두 쓸 수 있습니다. **필수** 파라미터는 꼭 주어야 하고, 나머지를 빼면 매뉴얼대로 빈 값으로 보냅니다.',
  all: '전체 목록',
  name: '이름',
  call: '호출',
  request: '요청',
  reply: '응답',
  event: '이벤트',
  wireKey: '와이어 키',
  accepts: '받는 값, 단위',
  notes: '단위, 코드, 참고',
  noFields: '응답에 고유한 필드가 없습니다.',
  paged: '연속조회(next-key)',
  push: (id, name) => `이어지는 실시간 ${id} (${name})`,
  transports: { oauth: 'OAuth', rest: 'REST', realtime: '실시간', condition: '조건검색' },
  sectionTitle: (title) => /\(([^)]+)\)$/.exec(title)?.[1] ?? title,
  titles: ({ ko: name, title }) => [name, title],
}

const en: Words = {
  reference: 'Reference',
  overview: (count) =>
    `All ${count} endpoints and realtime types. The search finds Korean and English names, wire keys and codes.`,
  namespace: 'Namespace',
  what: 'What',
  endpoints: 'Endpoints',
  kinds: 'Kinds',
  kindsAreIn: (link) => `Kinds and blanks are explained in [the overview](${link}).`,
  kind: 'Kind',
  value: 'Value',
  wire: 'On the wire',
  blanks:
    'A blank is `null`. A saturated counter (4294967295, 2147483647) is `null` too. A field marked **essential** has no `null`: an entry without it is left out, with a diagnostic. A code is decoded to its name, and one that the table does not list comes as raw text; requests take the name or the wire code. A parameter marked **required** must be given; any other that is left out travels blank, as in the manual.',
  all: 'All endpoints',
  name: 'Name',
  call: 'Call',
  request: 'Request',
  reply: 'Reply',
  event: 'Event',
  wireKey: 'Wire key',
  accepts: 'Accepts, units',
  notes: 'Units, codes, notes',
  noFields: 'The reply has no fields of its own.',
  paged: 'pages by next-key',
  push: (id, name) => `Then realtime ${id} (${name})`,
  transports: { oauth: 'OAuth', rest: 'REST', realtime: 'realtime', condition: 'condition search' },
  sectionTitle: (title) => title,
  titles: ({ ko: name, title }) => [title, name],
}

export const WORDS: Readonly<Record<Language, Words>> = { ko, en }

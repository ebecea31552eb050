/** A fault that came as JSON, from a program in another language. */
import { isLeft } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { isObject, type JsonObject } from '../text/json.ts'
import type { ConnectFault, EntryFault, Fault, ReceivedFault, RequestFault, SentFault } from './fault.ts'

/** The fault in a JSON value. Throws a RangeError that says what is wrong with it. */
export function readFault(value: unknown): Fault {
  if (!isObject(value))
    throw new RangeError(`a fault must be an object with "on" and "do", got ${JSON.stringify(value)}`)
  const { on } = value
  switch (on) {
    case 'request':
      return { ...strikeIn(value), on, ...part(FOR_REQUESTS, value), do: actionIn<RequestFault>(value, on, REQUEST) }
    case 'connect':
      return { ...strikeIn(value), on, do: actionIn<ConnectFault>(value, on, CONNECT) }
    case 'received':
      return { ...strikeIn(value), on, ...part(FOR_RECEIVED, value), do: actionIn<ReceivedFault>(value, on, RECEIVED) }
    case 'sent':
      return { ...strikeIn(value), on, ...part(FOR_SENT, value), do: actionIn<SentFault>(value, on, SENT) }
    case 'entry':
      return { ...strikeIn(value), on, ...part(FOR_ENTRIES, value), do: actionIn<EntryFault>(value, on, ENTRY) }
    default:
      throw new RangeError(
        `"on" of a fault must be request, connect, received, sent or entry, got ${JSON.stringify(on)}`,
      )
  }
}

// JSON has no Infinity.
const FOR_EVER = 'always'

function strikeIn(value: JsonObject): { readonly skip?: number | undefined; readonly times?: number | undefined } {
  const { skip, times } = part(STRIKE, value)
  return { skip, times: times === FOR_EVER ? Number.POSITIVE_INFINITY : times }
}

const STRIKE = t.exact(t.partial({ skip: t.number, times: t.union([t.number, t.literal(FOR_EVER)]) }))
const FOR_REQUESTS = t.exact(t.partial({ apiId: t.string }))
const FOR_RECEIVED = t.exact(t.partial({ trnm: t.string }))
const FOR_SENT = t.exact(t.partial({ trnm: t.string, type: t.string }))
const FOR_ENTRIES = t.exact(t.partial({ type: t.string, item: t.string }))

/** What each kind of fault needs, by its `_tag`. */
type Actions<Action extends { readonly _tag: string }> = {
  readonly [Tag in Action['_tag']]: t.Decoder<unknown, Extract<Action, { readonly _tag: Tag }>>
}

const bare = <Tag extends string>(tag: Tag) => t.strict({ _tag: t.literal(tag) })
const delay = t.strict({ _tag: t.literal('delay'), ms: t.number })
const drop = bare('drop')
const close = exact(t.type({ _tag: t.literal('close') }), t.partial({ code: t.number, reason: t.string }))

const REQUEST: Actions<RequestFault> = {
  refuse: t.strict({
    _tag: t.literal('refuse'),
    as: t.keyof({
      rate: null,
      token: null,
      unauthorized: null,
      unavailable: null,
      maintenance: null,
      rateOfAll: null,
      rateOfGroup: null,
      noInstrument: null,
    }),
  }),
  answer: exact(
    t.type({ _tag: t.literal('answer'), status: t.number, body: t.union([t.string, t.UnknownRecord]) }),
    t.partial({ headers: t.record(t.string, t.string) }),
  ),
  drop,
  loseReply: bare('loseReply'),
  garble: bare('garble'),
  endToken: bare('endToken'),
  mistype: exact(
    t.type({ _tag: t.literal('mistype') }),
    t.partial({ as: t.keyof({ text: null, null: null, object: null, texts: null }) }),
  ),
  cutCharacter: bare('cutCharacter'),
  delay,
  hang: bare('hang'),
  repeatNumber: exact(t.type({ _tag: t.literal('repeatNumber') }), t.partial({ number: t.string })),
}

const CONNECT: Actions<ConnectFault> = {
  drop,
  close,
  refuse: exact(t.type({ _tag: t.literal('refuse') }), t.partial({ status: t.number })),
}

const RECEIVED: Actions<ReceivedFault> = {
  drop,
  close,
  loseReply: bare('loseReply'),
  ignore: bare('ignore'),
  delay,
  refuse: exact(t.type({ _tag: t.literal('refuse') }), t.partial({ code: t.number, message: t.string })),
}

const SENT: Actions<SentFault> = {
  drop,
  close,
  withhold: bare('withhold'),
  delay,
  duplicate: bare('duplicate'),
  swap: bare('swap'),
  split: bare('split'),
  join: bare('join'),
  half: bare('half'),
  cut: bare('cut'),
  binary: bare('binary'),
  cutCharacter: bare('cutCharacter'),
}

const ENTRY: Actions<EntryFault> = { swallow: bare('swallow'), duplicate: bare('duplicate') }

function exact<Needed extends t.HasProps, Optional extends t.HasProps>(needed: Needed, optional: Optional) {
  return t.exact(t.intersection([needed, optional]))
}

function actionIn<Action>(
  value: JsonObject,
  on: string,
  actions: Readonly<Record<string, t.Decoder<unknown, Action>>>,
): Action {
  const action = value['do']
  const tag = isObject(action) ? action['_tag'] : undefined
  const decoder = typeof tag === 'string' && Object.hasOwn(actions, tag) ? actions[tag] : undefined
  if (decoder === undefined) {
    const tags = Object.keys(actions).join(', ')
    throw new RangeError(`"do" of a fault on "${on}" must have a "_tag" of ${tags}, got ${JSON.stringify(tag)}`)
  }
  return part(decoder, action)
}

function part<A>(decoder: t.Decoder<unknown, A>, value: unknown): A {
  const decoded = decoder.decode(value)
  if (!isLeft(decoded)) return decoded.right
  const [first] = decoded.left
  const path = first?.context.flatMap(({ key }) => (key === '' || /^\d+$/.test(key) ? [] : [key])).join('.')
  throw new RangeError(`"${path}" of a fault does not fit, got ${JSON.stringify(first?.value)}`)
}

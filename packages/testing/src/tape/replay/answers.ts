/** The answers on a tape, found by what was asked: the first time it is asked its first answer, then its second. */
import { isObject, type JsonObject, objectIn, textOf } from '../../exchange/text/json.ts'
import { openTape } from '../cursor.ts'
import { KIND } from '../line.ts'
import { recordOf, type TapeRecord } from '../record.ts'

/** What came of a recorded request; `after` is how long it took, ms. */
export type TapedAnswer =
  | {
      readonly _tag: 'reply'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      readonly after: number
    }
  | { readonly _tag: 'failed'; readonly reason: string; readonly after: number }
  /** It is not on the tape, or not that often. */
  | { readonly _tag: 'missing'; readonly message: string }

/** A REST request, as far as it decides its answer. */
export interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Kept {
  readonly answers: Exclude<TapedAnswer, { readonly _tag: 'missing' }>[]
  used: number
}

type Question = { readonly id: string; readonly text: string }

/** Reads the whole tape once, when something is asked for the first time. */
export class Answers {
  readonly #file: string
  #kept: ReadonlyMap<string, Kept> | undefined
  #clockLead: number | undefined

  constructor(file: string) {
    this.#file = file
  }

  /** The answer to a REST request: of the same api-id, body and page. */
  rest(asked: Asked): TapedAnswer {
    return this.#next(restQuestion(asked))
  }

  /** The answer to a condition request over the socket (CNSRLST, CNSRREQ, CNSRCLR). */
  condition(frame: JsonObject): TapedAnswer {
    return this.#next(conditionQuestion(frame))
  }

  /** By how many ms the exchange's clock was ahead of the recorder's, by the first `Date` of a reply; 0 without one. */
  clockLead(): number {
    this.#clockLead ??= clockLeadOn(this.#file)
    return this.#clockLead
  }

  #next(question: Question): TapedAnswer {
    this.#kept ??= answersOn(this.#file)
    const kept = this.#kept.get(keyOf(question))
    const answer = kept?.answers[kept.used]
    if (kept === undefined || answer === undefined) {
      return { _tag: 'missing', message: this.#missing(question, kept, this.#kept) }
    }
    kept.used += 1
    return answer
  }

  #missing({ id, text }: Question, kept: Kept | undefined, all: ReadonlyMap<string, Kept>): string {
    const others = [...all.keys()].filter((key) => key.startsWith(`${id} `)).length
    const has =
      kept !== undefined
        ? `was asked ${kept.answers.length + 1} times and recorded ${kept.answers.length} times`
        : others > 0
          ? `was recorded with other parameters only (${others})`
          : 'was never recorded'
    return (
      `the tape '${this.#file}' has no answer to ${id} ${text}: it ${has}; ` +
      'record a day on which the program asks this too, or answer it by an http of your own around the one of the tape'
    )
  }
}

function keyOf({ id, text }: Question): string {
  return `${id} ${text}`
}

/** Reads only as far as the first reply that has a date: the one to the token call, as a rule. */
function clockLeadOn(file: string): number {
  const cursor = openTape(file)
  try {
    while (cursor.next()) {
      if (cursor.kind !== KIND.reply) continue
      const record = recordOf(cursor)
      const theirs = record._tag === 'reply' ? Date.parse(record.headers['date'] ?? '') : Number.NaN
      if (!Number.isNaN(theirs)) return theirs - record.at
    }
    return 0
  } finally {
    cursor.close()
  }
}

function answersOn(file: string): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>()
  const keep = (question: Question, answer: Kept['answers'][number]): void => {
    const key = keyOf(question)
    const known = kept.get(key)
    if (known === undefined) kept.set(key, { answers: [answer], used: 0 })
    else known.answers.push(answer)
  }
  const requests = new Map<number, { readonly question: Question; readonly at: number }>()
  const searches: { readonly question: Question; readonly trnm: string; readonly seq: string; readonly at: number }[] =
    []
  const take = (record: TapeRecord): void => {
    switch (record._tag) {
      case 'request':
        requests.set(record.request, { question: restQuestion(record), at: record.at })
        return
      case 'reply':
      case 'failed': {
        const asked = requests.get(record.request)
        if (asked === undefined) return
        requests.delete(record.request)
        const after = Math.max(0, record.at - asked.at)
        const { _tag } = record
        if (_tag === 'failed') keep(asked.question, { _tag, reason: record.reason, after })
        else keep(asked.question, { _tag, status: record.status, headers: record.headers, body: record.body, after })
        return
      }
      case 'sent': {
        const frame = objectIn(record.frame)
        if (frame === undefined) return
        searches.push({ question: conditionQuestion(frame), ...nameOf(frame), at: record.at })
        return
      }
      case 'received': {
        const body = record.frame
        const frame = objectIn(body)
        if (frame === undefined) return
        const { trnm, seq } = nameOf(frame)
        const asked = searches.findIndex((each) => each.trnm === trnm && each.seq === seq)
        const [found] = asked < 0 ? [] : searches.splice(asked, 1)
        if (found !== undefined) {
          keep(found.question, {
            _tag: 'reply',
            status: 200,
            headers: {},
            body,
            after: Math.max(0, record.at - found.at),
          })
        }
        return
      }
      case 'opened':
      case 'closed':
      case 'binary':
        return
    }
  }
  const cursor = openTape(file)
  try {
    while (cursor.next()) {
      const isFrame = cursor.kind === KIND.received || cursor.kind === KIND.sent
      // Of millions of frames a few are about conditions.
      if (isFrame && !cursor.frame().includes(CONDITION)) continue
      take(recordOf(cursor))
    }
  } finally {
    cursor.close()
  }
  return kept
}

const CONDITION = Buffer.from('"trnm":"CNSR')

function restQuestion({ headers, body }: Asked): Question {
  const page = headers['cont-yn'] === 'Y' ? ` page ${headers['next-key'] ?? ''}` : ''
  return { id: headers['api-id'] ?? '', text: `${inOrder(body)}${page}` }
}

function conditionQuestion(frame: JsonObject): Question {
  const { trnm, ...rest } = frame
  return { id: textOf(trnm), text: sorted({ ...rest, ...('seq' in rest && { seq: textOf(rest['seq']).trim() }) }) }
}

/** What a condition's reply is known by; the exchange pads the number with a space (docs/protocol.md#conditions). */
function nameOf(frame: JsonObject): { readonly trnm: string; readonly seq: string } {
  return { trnm: textOf(frame['trnm']), seq: textOf(frame['seq']).trim() }
}

/** The same parameters in whatever order. */
function inOrder(body: string): string {
  const parsed = objectIn(body)
  return parsed === undefined ? body : sorted(parsed)
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isObject(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  )
}

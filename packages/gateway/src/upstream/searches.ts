/**
 * Condition searches (조건검색) of many clients over one session. A condition that several clients ask for is searched
 * once (docs/protocol.md#conditions). Requests are sent one at a time, because the exchange leaves some unanswered.
 */
import type { Gap } from '@kiwoom-rx/core'
import { HIT_LAG } from '@kiwoom-rx/core/session'
import { type SchedulerLike, Subscription } from 'rxjs'
import type { Line } from '../client/line.ts'
import { conditionFrame, replyFrame } from '../frame/frames.ts'
import { isObject, type JsonObject, textOf } from '../frame/json.ts'
import { type Entry, frameOf } from '../frame/scanEntries.ts'
import type { ConditionReply } from './sessionShell.ts'

export interface SearchContext {
  readonly scheduler: SchedulerLike
  readonly replyTimeout: number
  /** The number of realtime searches that the exchange accepts on a connection. */
  readonly most: number
  readonly send: (text: string) => void
  readonly isReady: () => boolean
  /** Whether the session is needed for searches. */
  readonly need: (isNeeded: boolean) => void
  readonly gap: (line: Line, gap: Gap) => void
}

export interface Searches {
  ask(line: Line, trnm: 'CNSRLST' | 'CNSRREQ' | 'CNSRCLR', frame: JsonObject): void
  reply(reply: ConditionReply): void
  /** Takes a hit (02). */
  hit(entry: Entry): void
  connected(): void
  disconnected(from: number, reason: string): void
  leave(line: Line): void
  count(): number
}

interface Request {
  readonly trnm: 'CNSRLST' | 'CNSRREQ' | 'CNSRCLR'
  readonly seq: string
  readonly text: string
  readonly answer: (reply: ConditionReply | undefined) => void
}

interface Running {
  readonly lines: Set<Line>
  /** The lines that asked before the exchange had answered. */
  readonly joining: Set<Line>
  /** The present set, by code without a letter. */
  members: Set<string>
  /** The exchange has answered it on this connection. */
  isHeld: boolean
  lost: { readonly from: number; readonly reason: string } | undefined
}

const REFUSED = 1
/** A letter before a six-character code, as replies about conditions have it. */
const LETTER = /^[AJQ](?=\w{6}$)/

export function createSearches(context: SearchContext): Searches {
  const { scheduler, send, isReady, need } = context
  const waiting: Request[] = []
  const running = new Map<string, Running>()
  /** Searches that were just cleared: their last hits may still be on the way, and would change a new set for good. */
  const draining = new Map<string, Subscription>()
  let inFlight: Request | undefined
  let timer = Subscription.EMPTY
  let isListed = false

  const needs = (): void => need(waiting.length > 0 || inFlight !== undefined || running.size > 0)

  const pump = (): void => {
    if (inFlight === undefined && isReady()) {
      // The list comes first on each connection.
      const at = waiting.findIndex(({ trnm, seq }) => trnm !== 'CNSRREQ' || !draining.has(seq))
      const isListing = waiting[at]?.trnm === 'CNSRLST'
      if (at >= 0) inFlight = !isListed && !isListing ? LISTING : waiting.splice(at, 1)[0]
      if (inFlight !== undefined) {
        timer = scheduler.schedule(() => settle(undefined), context.replyTimeout)
        send(inFlight.text)
      }
    }
    needs()
  }

  const LISTING: Request = {
    trnm: 'CNSRLST',
    seq: '',
    text: conditionFrame('CNSRLST', {}),
    answer: (reply) => {
      // Without the list the exchange refuses every search. They are sent anyway, so that clients get its answer.
      isListed = true
      if (reply === undefined) return
    },
  }

  const settle = (reply: ConditionReply | undefined): void => {
    const settled = inFlight
    inFlight = undefined
    timer.unsubscribe()
    if (settled?.trnm === 'CNSRLST' && reply?.result.returnCode === 0) isListed = true
    settled?.answer(reply)
    pump()
  }

  const queue = (request: Request): void => {
    waiting.push(request)
    pump()
  }

  const passOn = (line: Line, trnm: Request['trnm'], seq: string, frame: JsonObject): void =>
    queue({
      trnm,
      seq,
      text: JSON.stringify(frame),
      answer: (reply) => line.send(reply === undefined ? noAnswer(trnm, seq) : JSON.stringify(reply.body)),
    })

  const start = (seq: string, frame: JsonObject, first: (reply: ConditionReply | undefined) => void): void =>
    queue({
      trnm: 'CNSRREQ',
      seq,
      text: JSON.stringify(frame),
      answer: (reply) => {
        const search = running.get(seq)
        const isAccepted = reply?.result.returnCode === 0
        if (search === undefined) {
          // Those who asked have left meanwhile.
          if (isAccepted) clear(seq)
          return
        }
        if (isAccepted) {
          search.isHeld = true
          renew(seq, search, membersIn(reply.body))
        }
        first(reply)
        for (const line of search.joining) if (isAccepted) line.send(membersFrame(seq, search.members))
        search.joining.clear()
      },
    })

  /** Sends the changes of the set since the loss as hits, after the gap. */
  const renew = (seq: string, search: Running, now: Set<string>): void => {
    const { members, lost } = search
    search.members = now
    search.lost = undefined
    if (lost === undefined) return
    const to = Math.max(lost.from, scheduler.now())
    const registrations = [{ type: '02', item: seq }]
    const changes = [
      ...[...now].filter((code) => !members.has(code)).map((code) => hitEntry(seq, code, 'I')),
      ...[...members].filter((code) => !now.has(code)).map((code) => hitEntry(seq, code, 'D')),
    ]
    for (const line of search.lines) {
      context.gap(line, { type: 'gap', from: lost.from, to, reason: lost.reason, registrations })
      if (changes.length > 0) line.send(frameOf(changes))
    }
  }

  const request = (line: Line, seq: string, frame: JsonObject): void => {
    const known = running.get(seq)
    if (known === undefined) {
      if (running.size >= context.most) {
        line.send(replyFrame('CNSRREQ', REFUSED, `no more than ${context.most} realtime searches at a time`))
        return
      }
      running.set(seq, {
        lines: new Set([line]),
        joining: new Set(),
        members: new Set(),
        isHeld: false,
        lost: undefined,
      })
      start(seq, frame, (reply) => {
        if (reply !== undefined && reply.result.returnCode === 0) line.send(JSON.stringify(reply.body))
        else {
          // The refused search has no clients any more; lines that joined meanwhile get the same answer.
          const refused = reply === undefined ? noAnswer('CNSRREQ', seq) : JSON.stringify(reply.body)
          for (const each of running.get(seq)?.lines ?? []) each.send(refused)
          running.delete(seq)
        }
      })
      return
    }
    known.lines.add(line)
    // The exchange leaves a repeated request without an answer: the set is known here.
    if (known.isHeld) line.send(membersFrame(seq, known.members))
    else known.joining.add(line)
  }

  return {
    ask(line, trnm, frame) {
      const seq = textOf(frame['seq']).trim()
      if (trnm === 'CNSRLST') {
        passOn(line, trnm, '', { trnm })
        return
      }
      if (seq === '') {
        line.send(replyFrame(trnm, REFUSED, 'seq is missing'))
        return
      }
      if (trnm === 'CNSRCLR') {
        stop(line, seq)
        line.send(conditionFrame('CNSRCLR', { return_code: 0, return_msg: '', seq }))
        return
      }
      if (textOf(frame['search_type']) === '1') request(line, seq, frame)
      else passOn(line, trnm, seq, frame)
    },
    reply(reply) {
      if (inFlight?.trnm !== reply.trnm) return
      if (reply.trnm !== 'CNSRLST' && reply.conditionNumber !== '' && reply.conditionNumber !== inFlight.seq) return
      settle(reply)
    },
    hit(entry) {
      const values: unknown = JSON.parse(Buffer.from(entry.bytes).toString())
      const fields = isObject(values) && isObject(values['values']) ? values['values'] : {}
      const seq = textOf(fields['841']).trim()
      const search = running.get(seq)
      if (search === undefined || draining.has(seq)) return
      const code = textOf(fields['9001']).trim().replace(LETTER, '')
      if (textOf(fields['843']).trim() === 'D') search.members.delete(code)
      else search.members.add(code)
      const frame = frameOf([entry])
      for (const line of search.lines) line.send(frame)
    },
    connected() {
      isListed = false
      for (const [seq, search] of running) {
        if (search.lost !== undefined) {
          start(seq, searchFrame(seq), (reply) => {
            if (reply !== undefined && reply.result.returnCode === 0) return
            // A client must learn that its search does not come back.
            const reason = `the exchange refused search ${seq} after a loss`
            for (const line of [...search.lines]) line.happen({ _tag: 'end', code: 1011, reason })
            running.delete(seq)
          })
        }
      }
      pump()
    },
    disconnected(from, reason) {
      isListed = false
      for (const drained of draining.values()) drained.unsubscribe()
      draining.clear()
      if (inFlight !== undefined) {
        // It may have been carried out. The connection is gone, so that has no effect, and it is sent again.
        if (inFlight !== LISTING) waiting.unshift(inFlight)
        inFlight = undefined
        timer.unsubscribe()
      }
      for (const search of running.values()) {
        if (search.isHeld) search.lost ??= { from, reason }
        search.isHeld = false
      }
      needs()
    },
    leave(line) {
      for (const seq of [...running.keys()]) stop(line, seq)
    },
    count: () => running.size,
  }

  function clear(seq: string): void {
    const answer = (): void => {
      draining.get(seq)?.unsubscribe()
      const drained = scheduler.schedule(() => {
        draining.delete(seq)
        pump()
      }, HIT_LAG)
      draining.set(seq, drained)
    }
    queue({ trnm: 'CNSRCLR', seq, text: conditionFrame('CNSRCLR', { seq }), answer })
  }

  function stop(line: Line, seq: string): void {
    const search = running.get(seq)
    search?.joining.delete(line)
    if (search === undefined || !search.lines.delete(line) || search.lines.size > 0) return
    running.delete(seq)
    if (search.isHeld) clear(seq)
    else needs()
  }
}

function searchFrame(seq: string): JsonObject {
  return { trnm: 'CNSRREQ', seq, search_type: '1', stex_tp: 'K' }
}

function noAnswer(trnm: string, seq: string): string {
  return conditionFrame(trnm, { seq, return_code: REFUSED, return_msg: 'the exchange did not answer', data: null })
}

function membersFrame(seq: string, members: ReadonlySet<string>): string {
  const data = [...members].map((code) => ({ jmcode: `A${code}` }))
  return conditionFrame('CNSRREQ', { seq, return_code: 0, return_msg: '', data })
}

function membersIn(body: JsonObject): Set<string> {
  const data: readonly unknown[] = Array.isArray(body['data']) ? body['data'] : []
  const codes = data.filter(isObject).map((row) => textOf(row['jmcode']).trim().replace(LETTER, ''))
  return new Set(codes.filter((code) => code !== ''))
}

function hitEntry(seq: string, code: string, change: 'I' | 'D'): Entry {
  const values = { '841': seq, '9001': code, '843': change }
  const bytes = Buffer.from(JSON.stringify({ values, type: '02', name: '조건검색', item: code }))
  return { type: '02', item: code, bytes }
}

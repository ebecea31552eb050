/** Passes orders on, each 0 or 1 times. An order is logged before it leaves, and a retry is answered from the log. */
import type { OrderVerdict } from '@kiwoom-rx/core'
import type { Inquiry, LostOrder, OwnOrder, Upstream } from '@kiwoom-rx/core/upstream'
import {
  catchError,
  concat,
  defer,
  EMPTY,
  from,
  ignoreElements,
  map,
  mergeMap,
  Observable,
  of,
  ReplaySubject,
  type SchedulerLike,
  tap,
  throwError,
  timer,
} from 'rxjs'
import { serviceById } from '../access/services.ts'
import type { Answer } from '../answer/answers.ts'
import { plain, refusal, tooMany, unavailable } from '../answer/answers.ts'
import { objectIn, textOf } from '../frame/json.ts'
import {
  type LoggedOrder,
  linesOf,
  logged,
  noOrders,
  type OrderLog,
  orderKey,
  rule,
  unsettled,
  withoutOld,
} from './orderLog.ts'
import {
  type OrderLine,
  type OrderOutcome,
  type OrderSent,
  type OrderSettled,
  type OrderStore,
  SharedLogFailed,
} from './orderRecord.ts'

export interface OrderDeskContext {
  readonly scheduler: SchedulerLike
  readonly upstreams: readonly Upstream[]
  readonly store: OrderStore
  /** Completes when a client's order may leave. */
  readonly turn: (session: number, kind: 'order' | 'amend', client: string) => Observable<never>
  /** Called with each line when it is written. */
  readonly audit: (line: OrderLine) => void
  /** Whether this gateway leads: asked in the last moment before an order leaves. Another one may have judged it absent. */
  readonly leads: () => boolean
  /** ms until a lookup that failed or was undecided is repeated. */
  readonly lookupRetry: number
}

export type AskedOrder = Omit<OrderSent, '_tag' | 'at' | 'highest'>

export interface OrderDesk {
  /** Reads the log, and looks up the orders that a crash left without an outcome. Completes when the log is read. */
  open(): Observable<never>
  /** The answer to an order: new, repeated or looked up. Never errors. */
  place(asked: AskedOrder): Observable<Answer>
  /** The number of orders without an outcome. */
  unsettled(): number
  close(): Observable<never>
}

const KEPT = 3 * 86_400_000

export function createOrderDesk(context: OrderDeskContext): OrderDesk {
  const { scheduler, upstreams, store, audit } = context
  /** The requests that wait for an outcome, by order. */
  const outcomes = new Map<string, ReplaySubject<OrderSettled>>()
  let log: OrderLog = noOrders
  let isClosed = false
  /** When old orders were last removed. */
  let compactedAt = scheduler.now()

  /** Removes old orders, here and in the store. That it fails costs room alone: it is tried again a day later. */
  const compact = (stored: number): void => {
    compactedAt = scheduler.now()
    log = withoutOld(log, scheduler.now() - KEPT)
    const lines = linesOf(log)
    if (lines.length === stored || store.compact === undefined) return
    from(store.compact(lines)).subscribe({ error: () => undefined })
  }

  const write = (line: OrderLine): Observable<never> =>
    defer(() => {
      log = logged(log, line)
      audit(line)
      return from(store.append(line)).pipe(ignoreElements())
    })

  const outcomeOf = (key: string): ReplaySubject<OrderSettled> => {
    const known = outcomes.get(key)
    if (known !== undefined) return known
    const made = new ReplaySubject<OrderSettled>(1)
    outcomes.set(key, made)
    return made
  }

  const settle = (
    sent: OrderSent,
    outcome: OrderOutcome,
    answer: Answer,
    detail?: string,
  ): Observable<OrderSettled> => {
    const { client, id } = sent
    const key = orderKey(client, id)
    const at = scheduler.now()
    const line: OrderSettled = { _tag: 'settled', client, id, at, outcome, answer, ...(detail && { detail }) }
    return concat(
      // The outcome is valid even when it cannot be written: after a restart the order is then looked up.
      write(line).pipe(catchError(() => EMPTY)),
      defer(() => {
        if (outcome !== 'unknown') {
          const waiting = outcomes.get(key)
          outcomes.delete(key)
          waiting?.next(line)
          waiting?.complete()
        } else lookUp(sent)
        return of(line)
      }),
    )
  }

  const send = (asked: AskedOrder): Observable<Answer> =>
    defer(() => {
      const upstream = upstreams[asked.session]
      const known = serviceById(asked.apiId)
      if (upstream === undefined || known?.service._tag !== 'order') return of(refusal(1, '1505', 'no such order'))
      const kind = known.service.action === 'place' ? 'order' : 'amend'
      const sent: OrderSent = { _tag: 'sending', ...asked, at: scheduler.now(), highest: highestOf(asked.session) }
      const { apiId, path, body } = asked
      if (scheduler.now() - compactedAt >= DAY) compact(Number.POSITIVE_INFINITY)
      // The order goes on without a subscriber: a client that stops waiting has still sent it.
      const done = new ReplaySubject<Answer>(1)
      concat(
        write(sent).pipe(
          catchError((error: unknown) => throwError(() => new LogFailed(String(error), { cause: error }))),
        ),
        context.turn(asked.session, kind, asked.client),
        upstream.order(
          { id: apiId, url: path, body, kind },
          {
            left: () => undefined,
            back: () => undefined,
            wanted: () => !isClosed && context.leads(),
            refusal: () => undefined,
          },
        ),
      )
        .pipe(
          mergeMap(({ placed, response }) => {
            switch (placed._tag) {
              case 'accepted':
                return settle(sent, 'accepted', response ?? accepted('', asked.id))
              case 'refused': {
                const { code = '2000', message } = placed.error
                return settle(sent, 'refused', response ?? refusal(20, code, message))
              }
              case 'unknown':
                return settle(sent, 'unknown', unknownAnswer(asked.id, placed.reason), placed.reason)
            }
          }),
          map(({ answer }) => answer),
          // An error here comes from a step before the order leaves, so nothing was sent.
          catchError((error: unknown) => {
            if (!(error instanceof LogFailed)) {
              const late = tooMany(apiId, `its turn did not come in time, and nothing was sent: ${String(error)}`)
              return settle(sent, 'refused', late).pipe(map(({ answer }) => answer))
            }
            log = new Map([...log].filter(([key]) => key !== orderKey(asked.client, asked.id)))
            // A client that takes this for a refusal would order again what another gateway may have sent.
            if (error.cause instanceof SharedLogFailed)
              return of(unknownAnswer(asked.id, 'this gateway has lost the log'))
            return of(refusal(20, '2000', `the order log failed, and nothing was sent: ${error.message}`))
          }),
        )
        .subscribe(done)
      return done
    })

  /** Looks the order up until the lists prove its outcome. */
  const lookUp = (sent: OrderSent): void => {
    if (isClosed) return
    const upstream = upstreams[sent.session]
    if (upstream === undefined) return
    const again = (): void => {
      timer(context.lookupRetry, scheduler).subscribe(() => lookUp(sent))
    }
    upstream
      .lookup(inquiryOf(sent, upstream))
      .pipe(
        mergeMap((verdict) => {
          const dayIsOver = scheduler.now() - sent.at > DAY
          if (verdict._tag === 'undecided' && !dayIsOver) return EMPTY
          return settle(sent, outcomeOfVerdict(verdict), answerOf(verdict, sent), `looked up: ${verdict._tag}`)
        }),
      )
      .subscribe({
        next: () => undefined,
        error: again,
        complete: () => {
          if (isUnsettled(sent)) again()
        },
      })
  }

  const isUnsettled = (sent: OrderSent): boolean => {
    const known = log.get(orderKey(sent.client, sent.id))
    return known !== undefined && (known.settled === undefined || known.settled.outcome === 'unknown')
  }

  const ordersOf = (session: number): readonly LoggedOrder[] =>
    [...log.values()].filter(({ sent }) => sent.session === session)

  const highestOf = (session: number): number =>
    Math.max(0, ...ordersOf(session).map(({ settled, sent }) => (isToday(sent.at) ? numberIn(settled?.answer) : 0)))

  const isToday = (at: number): boolean => dayOf(at) === dayOf(scheduler.now())

  const inquiryOf = (sent: OrderSent, upstream: Upstream): Inquiry => {
    const lost = lostOf(sent)
    const others = (): readonly LoggedOrder[] =>
      ordersOf(sent.session).filter((each) => each.sent !== sent && dayOf(each.sent.at) === dayOf(sent.at))
    return {
      product: serviceById(sent.apiId)?.product ?? 'stock',
      lost,
      leftAt: upstream.elapsed() - Math.max(0, scheduler.now() - sent.at),
      known: () => ({
        own: others().flatMap(({ sent: each, settled }) => ownOf(each, settled)),
        alike: [
          ...others()
            .filter((each) => isOpen(each) && isAlike(each.sent, sent))
            .map((each) => lostOf(each.sent)),
          lost,
        ].sort((one, other) => one.sentAt - other.sentAt),
      }),
      absent: () => undefined,
    }
  }

  return {
    open: () =>
      defer(() => from(store.load())).pipe(
        tap((lines) => {
          for (const line of lines) log = logged(log, line)
          compact(lines.length)
          for (const { sent } of unsettled(log)) lookUp(sent)
        }),
        ignoreElements(),
      ),
    place: (asked) =>
      defer(() => {
        const ruling = rule(log, asked)
        switch (ruling._tag) {
          case 'send':
            return send(asked)
          case 'repeat':
            return of(recorded(ruling.settled.answer))
          case 'conflict':
            return of(refusal(2, '1517', `client-order-id ${asked.id} belongs to another order`))
          case 'wait':
            return outcomeOf(orderKey(asked.client, asked.id)).pipe(
              map(({ answer }) => recorded(answer)),
              // The client does not wait for the outcome without end; it may ask again.
              timeoutWith(WAIT, scheduler, unknownAnswer(asked.id, 'its outcome is still being looked up')),
            )
        }
      }),
    unsettled: () => unsettled(log).length,
    close: () =>
      defer(() => {
        isClosed = true
        return from(store.close()).pipe(ignoreElements())
      }),
  }
}

/** A line could not be written. */
class LogFailed extends Error {}

const WAIT = 8_000
const DAY = 86_400_000

function timeoutWith<T>(ms: number, scheduler: SchedulerLike, value: T): (source: Observable<T>) => Observable<T> {
  return (source) =>
    new Observable<T>((subscriber) => {
      const waiting = scheduler.schedule(() => {
        subscriber.next(value)
        subscriber.complete()
      }, ms)
      waiting.add(source.subscribe(subscriber))
      return waiting
    })
}

function isOpen({ settled }: LoggedOrder): boolean {
  return settled === undefined || settled.outcome === 'unknown'
}

function isAlike(one: OrderSent, other: OrderSent): boolean {
  return one.apiId === other.apiId && JSON.stringify(one.body) === JSON.stringify(other.body)
}

function lostOf({ apiId, body, at, highest }: OrderSent): LostOrder {
  const service = serviceById(apiId)?.service
  const action = service?._tag === 'order' ? service.action : 'place'
  const side = service?._tag === 'order' ? service.side : undefined
  return { action, side, body, sentAt: at, highest }
}

function ownOf({ apiId, body, at }: OrderSent, settled: OrderSettled | undefined): readonly OwnOrder[] {
  const number = numberIn(settled?.answer)
  if (number === 0) return []
  const { action } = lostOf({ _tag: 'sending', client: '', id: '', session: 0, apiId, path: '', body, at, highest: 0 })
  const venue = body['dmst_stex_tp'] === 'KRX' ? 'krx' : body['dmst_stex_tp'] === 'NXT' ? 'nxt' : null
  const stockCode = body['stk_cd'] || undefined
  return [{ number, venue, stockCode, action, sentAt: at }]
}

function numberIn(answer: Answer | undefined): number {
  return Number(textOf(objectIn(answer?.body ?? '')?.['ord_no'])) || 0
}

const KOREA = 9 * 3_600_000

function dayOf(at: number): number {
  return Math.floor((at + KOREA) / DAY)
}

function outcomeOfVerdict({ _tag }: OrderVerdict): OrderOutcome {
  return _tag
}

function answerOf(verdict: OrderVerdict, sent: OrderSent): Answer {
  switch (verdict._tag) {
    case 'accepted':
      return accepted(verdict.order?.orderNumber ?? '', sent.id)
    case 'absent':
      return refusal(20, '2000', 'the order never arrived: no order came of it; a new one needs a new client-order-id')
    case 'undecided':
      return unknownAnswer(sent.id, 'the lists of its day do not prove what became of it')
  }
}

function accepted(number: string, id: string): Answer {
  const text = `gateway: found in the lists, client-order-id ${id}`
  return plain({ ord_no: number, dmst_stex_tp: '', return_code: 0, return_msg: text })
}

/** The answer while the outcome is unknown. Its status is no refusal: after a refusal a client might order again. */
function unknownAnswer(id: string, reason: string): Answer {
  return unavailable(`what became of the order is not known yet (client-order-id ${id}): ${reason}`, 504)
}

function recorded(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'client-order': 'recorded' } }
}

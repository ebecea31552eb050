/** The order desk: makes the functions that place, modify and cancel, and counts the orders under way. */

import { concat, defer, EMPTY, mergeMap, Observable, of, type SchedulerLike, Subject, throwError } from 'rxjs'
import type { Elapsed } from '../clock.ts'
import type { EndpointSpec } from '../codec/endpoints/endpointSpec.ts'
import { type Either, isLeft, left, right } from '../codec/records/either.ts'
import type { FieldProblem } from '../codec/records/problem.ts'
import type { WireRecord } from '../codec/records/record.ts'
import { BadRequest, Closed, OrderOutcomeUnknown } from '../errors.ts'
import type { StepLog } from '../machine/stepLog.ts'
import type { Report } from '../observe/diagnostics.ts'
import { badParams, checkParams } from '../shared/checkParams.ts'
import type { OrderSending, OutgoingOrder, Placed } from '../shared/orderSending.ts'
import { type Action, type OrderBody, type OrderLimits, orderProblem, stepProblem } from './check.ts'
import type { OrderState } from './life.ts'
import type { Product, ReadRows } from './lists.ts'
import { createLookup } from './lookup.ts'
import { createMemory } from './memory.ts'
import { type Once, type OnceWatch, type Outcome, once } from './once.ts'
import { createTracker, type OrderStep } from './track.ts'

/** What the desk needs of its surroundings. */
export interface OrderContext {
  /** Sends an order. It is sent again only after a refusal that proves it was not taken. */
  readonly place: (order: OutgoingOrder, sending: OrderSending) => Observable<Placed>
  readonly read: ReadRows
  /** Whether an instrument has the price steps of a fund; `undefined` when that is not known. */
  readonly isFund: (stockCode: string) => Observable<boolean | undefined>
  readonly scheduler: SchedulerLike
  /** The scheduler's elapsed time. */
  readonly elapsed: Elapsed
  readonly report: Report
  readonly log: StepLog<OrderStep>
  /** The account's 00 events, and the gaps in which events may have been missed. Hot while subscribed. */
  readonly notices$: Observable<WireRecord>
  /** Emits when the realtime session is logged in: at once if it already is. */
  readonly ready$: Observable<unknown>
  /** Whether the realtime session is in use. */
  readonly isOnline: () => boolean
  /** Whether orders may leave at all. */
  readonly allowed: boolean
  readonly limits: OrderLimits
}

/** An order function without types; `Kiwoom` gives each its types. */
export interface OrderFunction {
  (params?: object, options?: unknown): Observable<WireRecord>
  /** Checks parameters and limits without sending anything. */
  validate(params?: object): Either<BadRequest, object>
}

export interface OrderDesk {
  /** Makes the function of one endpoint. Nothing is sent before a subscription. */
  order(spec: EndpointSpec): OrderFunction
  /** Follows an order from its number to its end. */
  track(orderNumber: string): Observable<OrderState>
  /** Takes no more orders, gives up those that have not left, and completes when the others have ended. */
  close(): Observable<never>
}

export function createOrders(context: OrderContext): OrderDesk {
  const { scheduler, elapsed, report } = context
  const active = new Set<Once<WireRecord>>()
  const drained = new Subject<void>()
  const memory = createMemory(scheduler, elapsed)
  const lookup = createLookup(context.read, scheduler, elapsed)
  let isClosed = false
  const tracker = createTracker({ ...context, placeOf: memory.placeOf })

  const roundTrip = (
    spec: EndpointSpec,
    params: object,
    body: OrderBody,
    sending: OrderSending,
  ): Observable<WireRecord> =>
    defer(() => {
      const sent = { product: productOf(spec), body, action: actionOf(spec), side: sideOf(spec) }
      let leaving = memory.leaving(sent)
      const left = (): void => {
        leaving = memory.leaving(sent)
        sending.left()
      }
      const unknown = (reason: string): OrderOutcomeUnknown => {
        const inquiry = memory.lost(leaving)
        const advice = 'it is not sent again; ask lookup() what became of it'
        return new OrderOutcomeUnknown(`${reason}; ${advice}`, {
          endpoint: spec.id,
          request: { endpoint: spec.id, params: { ...params } },
          sentAt: leaving.sentAt,
          lookup: () => lookup(inquiry),
        })
      }
      return context
        .place(
          { id: spec.id, url: spec.url, body, kind: actionOf(spec) === 'place' ? 'order' : 'amend' },
          { ...sending, left },
        )
        .pipe(
          mergeMap((placed) => {
            switch (placed._tag) {
              case 'refused':
                return throwError(() => placed.error)
              case 'unknown':
                return throwError(() => unknown(placed.reason))
              case 'accepted': {
                const { value } = spec.response.reader.read(placed.reply.body)
                if (value === undefined) {
                  return throwError(() => unknown('the exchange accepted, but its answer cannot be read'))
                }
                memory.accepted(leaving, value['orderNumber'])
                return of(value)
              }
            }
          }),
        )
    })

  /** Checks that the prices are on their steps. It asks for the kind of instrument only when that decides. */
  const stepsChecked = (spec: EndpointSpec, body: OrderBody): Observable<never> => {
    if (productOf(spec) === 'gold') return refusing(spec, stepProblem(body, 'gold'))
    const asStock = stepProblem(body, 'stock')
    if (asStock === undefined) return EMPTY
    const asFund = stepProblem(body, 'fund')
    // A price on no step of either table is wrong. The nearest prices of the stocks' table are valid in both.
    if (asFund !== undefined) return refusing(spec, asStock)
    return context
      .isFund(body['stk_cd'] ?? '')
      .pipe(mergeMap((isFund) => (isFund === false ? refusing(spec, asStock) : EMPTY)))
  }

  /** The body of an order, or the error of it that can be found without a request. */
  const bodyOf = (spec: EndpointSpec, params: object): Either<BadRequest, OrderBody> => {
    const written = checkParams(spec, params)
    if (isLeft(written)) return written
    const body = { ...blanks(spec), ...written.right }
    const problem = orderProblem(actionOf(spec), body, context.limits)
    return problem === undefined ? right(body) : left(badParams(spec, [problem]))
  }

  const orderOf = (spec: EndpointSpec, params: object, options: unknown): Observable<WireRecord> => {
    const work = (sending: OrderSending): Observable<WireRecord> => {
      if (options !== undefined) return throwError(() => noOptions(spec))
      if (isClosed) return throwError(() => closedError(spec))
      if (!context.allowed) return throwError(() => notAllowed(spec))
      const body = bodyOf(spec, params)
      if (isLeft(body)) return throwError(() => body.left)
      return concat(stepsChecked(spec, body.right), roundTrip(spec, params, body.right, sending))
    }
    const watch: OnceWatch<WireRecord> = {
      begun: () => {
        active.add(self)
        tracker.begun()
      },
      settled: () => {
        tracker.settled()
        if (active.delete(self) && active.size === 0) drained.next()
      },
      unseen: (outcome) => report(unseen(spec, outcome)),
    }
    const self: Once<WireRecord> = once(work, watch, scheduler)
    return self.outcome$
  }

  return {
    order: (spec) =>
      Object.assign((params: object = {}, options?: unknown) => orderOf(spec, params, options), {
        validate: (params: object = {}) => {
          const body = bodyOf(spec, params)
          return isLeft(body) ? body : right(params)
        },
      }),
    track: tracker.track,
    close: () =>
      new Observable<never>((subscriber) => {
        isClosed = true
        tracker.close()
        const waiting = drained.subscribe(() => subscriber.complete())
        for (const order of [...active]) {
          order.giveUp(new Closed('the client was closed before the order left', { endpoint: 'order' }))
        }
        if (active.size === 0) subscriber.complete()
        return waiting
      }),
  }
}

/** Options are refused: after an ignored abort signal the program would take the order for withdrawn. */
function noOptions({ id }: EndpointSpec): BadRequest {
  const message = 'an order takes no options; unsubscribe to take back one that has not left, or cancel it'
  return new BadRequest(message, { endpoint: id })
}

function actionOf({ name }: EndpointSpec): Action {
  if (name === 'cancel' || name === 'modify') return name
  return 'place'
}

function productOf({ namespace }: EndpointSpec): Product {
  return namespace === 'goldOrder' ? 'gold' : 'stock'
}

function sideOf({ name }: EndpointSpec): 'buy' | 'sell' | undefined {
  return name === 'buy' || name === 'sell' ? name : undefined
}

/** The vendor's samples send what is left out as a blank (docs/protocol.md#orders). */
function blanks({ request }: EndpointSpec): OrderBody {
  return Object.fromEntries(request.fields.filter(({ required }) => !required).map(({ key }) => [key, '']))
}

function refusing(spec: EndpointSpec, problem: FieldProblem | undefined): Observable<never> {
  return problem === undefined ? EMPTY : throwError(() => badParams(spec, [problem]))
}

function notAllowed({ id }: EndpointSpec): BadRequest {
  return new BadRequest('orders on the real exchange need connect({ allowOrders: true }); nothing was sent', {
    endpoint: id,
  })
}

function closedError({ id }: EndpointSpec): Closed {
  return new Closed('the client is closed; nothing was sent', { endpoint: id })
}

function unseen({ id }: EndpointSpec, outcome: Outcome<WireRecord>) {
  switch (outcome._tag) {
    case 'value':
      return {
        _tag: 'UnseenOrder',
        endpoint: id,
        outcome: 'accepted',
        detail: `order ${outcome.value['orderNumber']}`,
      } as const
    case 'error': {
      const isUnknown = outcome.error instanceof OrderOutcomeUnknown
      const detail = outcome.error instanceof Error ? outcome.error.message : String(outcome.error)
      return { _tag: 'UnseenOrder', endpoint: id, outcome: isUnknown ? 'unknown' : 'refused', detail } as const
    }
  }
}

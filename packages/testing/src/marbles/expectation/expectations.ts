/** What a test expects, given to the kit before RxJS compares. */

import type { Message, SubscriptionSpan } from '../diagram/timeline.ts'
import { valuesOf } from '../diagram/words.ts'
import type { Caller, Runner } from '../runner.ts'
import type { SourceLog } from './circumstances.ts'
import { type ObservableCase, observableFailure } from './failure.ts'
import { type SubscriptionCase, subscriptionFailure } from './subscriptionFailure.ts'

/** One expectation, before it is compared. */
export type Expectation =
  | {
      readonly _tag: 'observable'
      readonly at: Caller
      readonly values: unknown
      readonly subscription: string | undefined
    }
  | { readonly _tag: 'subscriptions'; readonly at: Caller }

/** The expectations of one test, in the order in which TestScheduler compares them: that in which they were made. */
export class Expectations {
  readonly #waiting: Expectation[] = []
  readonly #sources: { readonly name: string; readonly spans: readonly SubscriptionSpan[] }[] = []
  readonly #notes: string[] = []
  /** Where `m.expect(…)` stands whose matcher was not called yet. */
  readonly #unmatched = new Set<Caller>()
  readonly #runner: Runner

  constructor(runner: Runner) {
    this.#runner = runner
  }

  /** An expectation begins here; returns what its matcher calls. Without a matcher it compares nothing. */
  begin(at: Caller): () => void {
    this.#unmatched.add(at)
    return () => this.#unmatched.delete(at)
  }

  /** The test has run: fails for the first expectation without a matcher. */
  end(): void {
    for (const at of this.#unmatched) {
      const text =
        'An expectation compares nothing: call toBeObservable(…) or toHaveSubscriptions(…) on what m.expect(…) returns.'
      this.#runner.fail(at.text === '' ? text : `${text}\n\n${at.text}`, at)
    }
  }

  /** Announces the expectation that is made next. */
  add(expectation: Expectation): void {
    this.#waiting.push(expectation)
  }

  /** A source whose subscriptions a failure shows. */
  source(name: string, spans: readonly SubscriptionSpan[]): void {
    this.#sources.push({ name, spans })
  }

  /** Something that may be the cause of a failure. */
  note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text)
  }

  /** Compares what RxJS noted with the expectation that is next; fails with the whole story. */
  check(actual: readonly unknown[], expected: readonly unknown[]): void {
    const expectation = this.#waiting.shift()
    if (expectation === undefined) throw new Error('marbles: an expectation was made past the kit; use m.expect')
    this.#runner.count()
    const text = this.#failureOf(expectation, actual, expected)
    if (text !== undefined) this.#runner.fail(text, expectation.at)
  }

  #failureOf(expectation: Expectation, actual: readonly unknown[], expected: readonly unknown[]): string | undefined {
    const around = { at: expectation.at.text, notes: this.#notes, sources: this.#logs() }
    switch (expectation._tag) {
      case 'observable': {
        const messages: readonly Message[] = expected.filter(isMessage)
        const test: ObservableCase = {
          ...around,
          expected: messages,
          actual: actual.filter(isMessage),
          values: valuesOf(messages, expectation.values),
          subscription: expectation.subscription,
        }
        return observableFailure(test)
      }
      case 'subscriptions': {
        const test: SubscriptionCase = { ...around, expected: expected.filter(isSpan), actual: actual.filter(isSpan) }
        return subscriptionFailure(test)
      }
    }
  }

  #logs(): readonly SourceLog[] {
    return this.#sources.map(({ name, spans }) => ({ name, spans: [...spans] }))
  }
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'frame' in value && 'notification' in value
}

function isSpan(value: unknown): value is SubscriptionSpan {
  return typeof value === 'object' && value !== null && 'subscribedFrame' in value
}

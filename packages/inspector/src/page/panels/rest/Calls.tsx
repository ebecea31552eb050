/** The last REST calls, each with its request, its page and what could not be read of it. */
import type { CallOutcome, CallView } from '../../../protocol/rest.ts'
import type { Language } from '../../texts/language.ts'
import { count, duration } from '../../texts/numbers.ts'
import { exactTime } from '../../texts/time.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly calls: readonly CallView[]
  readonly language: Language
}

export function Calls({ calls, language }: Props) {
  return (
    <ol class="log calls" data-test="calls">
      {calls.map((call) => (
        <li key={call.request}>
          <details>
            <summary>
              <time>{exactTime(call.at)}</time> <code>{call.apiId}</code> {call.name}{' '}
              {call.isNextPage && <small>{TEXTS.nextPage[language]} </small>}
              <Outcome outcome={call.outcome} language={language} />
            </summary>
            <h3>{TEXTS.request[language]}</h3>
            <pre>{call.body}</pre>
            {call.outcome._tag === 'reply' && <Reply outcome={call.outcome} language={language} />}
          </details>
        </li>
      ))}
    </ol>
  )
}

interface OutcomeProps<Outcome extends CallOutcome> {
  readonly outcome: Outcome
  readonly language: Language
}

function Outcome({ outcome, language }: OutcomeProps<CallOutcome>) {
  switch (outcome._tag) {
    case 'waiting':
      return <span class="warn">{TEXTS.underWay[language]}</span>
    case 'failed':
      return (
        <span class="bad">
          {TEXTS.failed[language]}: {outcome.reason} ({duration(outcome.took)})
        </span>
      )
    case 'reply': {
      const { status, returnCode, took, rows, hasNextPage, problems } = outcome
      const isGood = status === 200 && (returnCode === 0 || returnCode === null)
      return (
        <span>
          <b class={isGood ? 'good' : 'bad'}>
            {status}
            {returnCode !== null && returnCode !== 0 && ` (${returnCode})`}
          </b>{' '}
          {duration(took)}
          {rows !== null && ` · ${count(rows)} ${TEXTS.rows[language]}`}
          {hasNextPage && ` · ${TEXTS.hasMore[language]}`}
          {problems.length > 0 && (
            <b class="warn">
              {' · '}
              {problems.length} {TEXTS.problems[language]}
            </b>
          )}
        </span>
      )
    }
  }
}

function Reply({
  outcome: { message, page, problems },
  language,
}: OutcomeProps<CallOutcome & { readonly _tag: 'reply' }>) {
  return (
    <>
      <h3>{TEXTS.reply[language]}</h3>
      {message !== '' && <p>{message}</p>}
      {page !== null && <pre data-test="page">{page}</pre>}
      {problems.length > 0 && (
        <>
          <h3>{TEXTS.problems[language]}</h3>
          <ul data-test="problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

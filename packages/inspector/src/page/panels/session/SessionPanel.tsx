/** The session: its state, its registrations, its steps and gaps. An example of a panel. */

import type { ConnectionState } from '@kiwoom-rx/core'
import { useState } from 'preact/hooks'
import type { GapView, RegistrationView, SessionMessage, StepView } from '../../../protocol/session.ts'
import type { Language } from '../../texts/language.ts'
import { count, duration } from '../../texts/numbers.ts'
import { clockTime, exactTime } from '../../texts/time.ts'
import { TYPE_NAMES } from '../../texts/typeNames.ts'
import type { Panel, PanelProps } from '../panel.ts'
import { TEXTS } from './texts.ts'

export const sessionPanel: Panel = {
  id: 'session',
  title: { ko: '세션', en: 'Session' },
  View: SessionPanel,
}

// More rows than a reader looks at only cost time: the filter finds the others.
const MOST_ROWS = 200
const MOST_STEPS = 200

function SessionPanel({ state, language }: PanelProps) {
  const { session } = state
  if (session === undefined) return <p class="empty">{TEXTS.waiting[language]}</p>
  return (
    <div class="columns">
      <section class="wide">
        <Tiles session={session} language={language} />
        <Registrations session={session} language={language} />
      </section>
      <section>
        <Types session={session} language={language} />
        <Searches session={session} language={language} />
        <Gaps gaps={state.gaps.values()} language={language} />
        <Steps steps={state.steps.values()} omitted={state.stepsOmitted} language={language} />
      </section>
    </div>
  )
}

interface Part {
  readonly session: SessionMessage
  readonly language: Language
}

function Tiles({ session, language }: Part) {
  const { connection, codes, codeLimit, frames, framesPerSecond, reconnects } = session
  const { wanted, asked, held, lost } = session
  return (
    <dl class="tiles">
      <div>
        <dt>{TEXTS.state[language]}</dt>
        <dd data-state={connection._tag} data-test="connection">
          {connection._tag}
          <small>{detailOf(connection)}</small>
        </dd>
      </div>
      <div>
        <dt>{TEXTS.registrations[language]}</dt>
        <dd data-test="counts">
          {held} / {wanted}
          <small>
            {TEXTS.asked[language]} {asked} · {TEXTS.lost[language]} {lost}
          </small>
        </dd>
      </div>
      <div>
        <dt>{TEXTS.codes[language]}</dt>
        <dd data-test="codes">
          {codes} / {codeLimit}
          <meter min={0} max={codeLimit} high={codeLimit * 0.9} value={codes} />
        </dd>
      </div>
      <div>
        <dt>{TEXTS.frames[language]}</dt>
        <dd data-test="frames">
          {count(frames)}
          <small>
            {count(framesPerSecond)} {TEXTS.perSecond[language]}
          </small>
        </dd>
      </div>
      <div>
        <dt>{TEXTS.reconnects[language]}</dt>
        <dd data-test="reconnects">{reconnects}</dd>
      </div>
    </dl>
  )
}

function detailOf(connection: ConnectionState): string {
  switch (connection._tag) {
    case 'ready':
      return clockTime(connection.since)
    case 'connecting':
      return `#${connection.attempt}`
    case 'waiting':
      return `#${connection.attempt} · ${duration(connection.wait)} · ${connection.reason}`
    case 'taken':
      return clockTime(connection.at)
    case 'idle':
    case 'closed':
      return ''
  }
}

function Registrations({ session, language }: Part) {
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const found = session.registrations.filter(({ type, item }) => `${type} ${item}`.toLowerCase().includes(wanted))
  const rows = found.slice(0, MOST_ROWS)
  const more = found.length - rows.length + session.omitted
  return (
    <>
      <h2>
        {TEXTS.registrations[language]}
        <input
          type="search"
          placeholder={TEXTS.filter[language]}
          value={filter}
          onInput={({ currentTarget }) => setFilter(currentTarget.value)}
        />
      </h2>
      {rows.length === 0 ? (
        <p class="empty">{TEXTS.nothing[language]}</p>
      ) : (
        <table data-test="registrations">
          <thead>
            <tr>
              <th>{TEXTS.type[language]}</th>
              <th>{TEXTS.item[language]}</th>
              <th>{TEXTS.status[language]}</th>
              <th class="number">{TEXTS.events[language]}</th>
              <th class="number">{TEXTS.last[language]}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.type} ${row.item}`} row={row} language={language} />
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && (
        <p class="empty">
          {count(more)} {TEXTS.more[language]}
        </p>
      )}
    </>
  )
}

function Row({ row, language }: { readonly row: RegistrationView; readonly language: Language }) {
  const { type, item, status, events, lastAt } = row
  return (
    <tr>
      <td>
        <code>{type}</code> {TYPE_NAMES[type]?.[language]}
      </td>
      <td>{item}</td>
      <td data-status={status}>{TEXTS[status][language]}</td>
      <td class="number">{count(events)}</td>
      <td class="number">{clockTime(lastAt)}</td>
    </tr>
  )
}

function Types({ session, language }: Part) {
  if (session.types.length === 0) return null
  return (
    <>
      <h2>{TEXTS.frames[language]}</h2>
      <table data-test="types">
        <tbody>
          {session.types.map(({ type, events, perSecond }) => (
            <tr key={type}>
              <td>
                <code>{type}</code> {TYPE_NAMES[type]?.[language]}
              </td>
              <td class="number">{count(events)}</td>
              <td class="number">
                {count(perSecond)} {TEXTS.perSecond[language]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Searches({ session, language }: Part) {
  if (session.searches.length === 0) return null
  return (
    <>
      <h2>
        {TEXTS.searches[language]} {session.searches.length} / {session.searchLimit}
      </h2>
      <ul data-test="searches">
        {session.searches.map(({ conditionNumber, hits }) => (
          <li key={conditionNumber}>
            {conditionNumber}: {count(hits)} {TEXTS.hits[language]}
          </li>
        ))}
      </ul>
    </>
  )
}

function Gaps({ gaps, language }: { readonly gaps: readonly GapView[]; readonly language: Language }) {
  return (
    <>
      <h2>{TEXTS.gaps[language]}</h2>
      {gaps.length === 0 ? (
        <p class="empty">{TEXTS.noGaps[language]}</p>
      ) : (
        <ol class="log" data-test="gaps">
          {gaps.toReversed().map(({ from, to, reason, count: missing }) => (
            <li key={`${from} ${to}`}>
              {clockTime(from)} – {clockTime(to)} <b>{duration(to - from)}</b> {reason} ({missing})
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

interface StepsPart {
  readonly steps: readonly StepView[]
  readonly omitted: number
  readonly language: Language
}

function Steps({ steps, omitted, language }: StepsPart) {
  return (
    <>
      <h2>
        {TEXTS.steps[language]}
        {omitted > 0 && <small> +{count(omitted)}</small>}
      </h2>
      {steps.length === 0 ? (
        <p class="empty">{TEXTS.noSteps[language]}</p>
      ) : (
        <ol class="log" data-test="steps">
          {steps
            .slice(-MOST_STEPS)
            .toReversed()
            .map((step) => (
              <li key={`${step.at} ${step.machine} ${step.id} ${step.event} ${step.after}`}>
                <details>
                  <summary>
                    <time>{exactTime(step.at)}</time> {step.machine} {step.id} <b>{step.event}</b>{' '}
                    {step.before === step.after ? step.after : `${step.before} → ${step.after}`}{' '}
                    <small>{step.effects.join(', ')}</small>
                  </summary>
                  <pre>{step.detail}</pre>
                </details>
              </li>
            ))}
        </ol>
      )}
    </>
  )
}

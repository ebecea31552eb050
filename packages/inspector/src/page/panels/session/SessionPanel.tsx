/** The session: its state, its registrations, its steps and gaps. */

import type { ConnectionState } from '@kiwoom-rx/core'
import type { SessionMessage } from '../../../protocol/session.ts'
import type { Language } from '../../texts/language.ts'
import { count, duration } from '../../texts/numbers.ts'
import { clockTime } from '../../texts/time.ts'
import { TYPE_NAMES } from '../../texts/typeNames.ts'
import type { Panel, PanelProps } from '../panel.ts'
import { Gaps } from './Gaps.tsx'
import { Registrations } from './Registrations.tsx'
import { Steps } from './Steps.tsx'
import { TEXTS } from './texts.ts'

export const sessionPanel: Panel = {
  id: 'session',
  title: { ko: '세션', en: 'Session' },
  View: SessionPanel,
}

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
        <Gaps gaps={state.gaps.values()} until={state.at} language={language} />
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

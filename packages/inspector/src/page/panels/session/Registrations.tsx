/** What is registered, and how it stands. */
import { useState } from 'preact/hooks'
import type { RegistrationView, SessionMessage } from '../../../protocol/session.ts'
import { FilterHeading } from '../../parts/FilterHeading.tsx'
import type { Language } from '../../texts/language.ts'
import { count } from '../../texts/numbers.ts'
import { clockTime } from '../../texts/time.ts'
import { TYPE_NAMES } from '../../texts/typeNames.ts'
import { TEXTS } from './texts.ts'

// More rows than a reader looks at only cost time: the filter finds the others.
const MOST_ROWS = 200

interface Part {
  readonly session: SessionMessage
  readonly language: Language
}

export function Registrations({ session, language }: Part) {
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const found = session.registrations.filter(({ type, item }) => `${type} ${item}`.toLowerCase().includes(wanted))
  const rows = found.slice(0, MOST_ROWS)
  const more = found.length - rows.length + session.omitted
  return (
    <>
      <FilterHeading
        title={TEXTS.registrations[language]}
        placeholder={TEXTS.filter[language]}
        value={filter}
        change={setFilter}
      />
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

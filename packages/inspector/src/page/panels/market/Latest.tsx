/** The latest event of each registration. */
import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import type { LatestView } from '../../../protocol/market.ts'
import { FilterHeading } from '../../parts/FilterHeading.tsx'
import type { Language } from '../../texts/language.ts'
import { count } from '../../texts/numbers.ts'
import { clockTime } from '../../texts/time.ts'
import { TYPE_NAMES } from '../../texts/typeNames.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly latest: ReadonlyMap<string, LatestView>
  readonly item: string
  readonly pick: (item: string) => void
  readonly language: Language
}

// More rows than a reader looks at only cost time: the filter finds the others.
const MOST_ROWS = 100
const MOST_FIELDS = 12

export function Latest({ latest, item, pick, language }: Props) {
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const found = [...latest.values()].filter(({ type, item: of }) => `${type} ${of}`.toLowerCase().includes(wanted))
  const rows = found.slice(0, MOST_ROWS)
  return (
    <>
      <FilterHeading
        title={TEXTS.latest[language]}
        placeholder={TEXTS.filter[language]}
        value={filter}
        change={setFilter}
      />
      {rows.length === 0 ? (
        <p class="empty">{TEXTS.noLatest[language]}</p>
      ) : (
        <div class="scroll">
          <table data-test="latest">
            <thead>
              <tr>
                <th>{TEXTS.item[language]}</th>
                <th>{TEXTS.type[language]}</th>
                <th class="number">{TEXTS.at[language]}</th>
                <th>{TEXTS.fields[language]}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={`${row.type} ${row.item}`}
                  aria-current={row.item !== '' && row.item === item ? 'true' : undefined}
                >
                  <td>
                    {row.item !== '' && (
                      <button type="button" onClick={() => pick(row.item)}>
                        {row.item}
                      </button>
                    )}
                  </td>
                  <td>
                    <code>{row.type}</code> {TYPE_NAMES[row.type]?.[language]}
                  </td>
                  <td class="number">{clockTime(row.at)}</td>
                  <td class="fields">
                    {fieldsOf(row).map(([name, value]) => (
                      <Fragment key={name}>
                        <span>
                          <small>{name}</small> {typeof value === 'number' ? count(value) : String(value)}
                        </span>{' '}
                      </Fragment>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > rows.length && (
        <p class="empty">
          {count(found.length - rows.length)} {TEXTS.more[language]}
        </p>
      )}
    </>
  )
}

/** Blanks are left out: an event has dozens of fields. */
function fieldsOf({ fields }: LatestView): readonly (readonly [string, string | number | boolean | null])[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && value !== '')
    .slice(0, MOST_FIELDS)
}

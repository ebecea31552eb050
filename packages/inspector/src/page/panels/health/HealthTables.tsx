/** What was dropped by type, and which probes are slow. */
import type { DroppedView, SlowView } from '../../../protocol/health.ts'
import type { Language } from '../../texts/language.ts'
import { count, duration } from '../../texts/numbers.ts'
import { TYPE_NAMES } from '../../texts/typeNames.ts'
import { TEXTS } from './texts.ts'

interface DroppedProps {
  readonly rows: readonly DroppedView[]
  readonly language: Language
}

const COUNTS = ['events', 'repeats', 'missed', 'missedVolume', 'unreadable', 'conflated'] as const

export function Dropped({ rows, language }: DroppedProps) {
  if (rows.length === 0) return null
  return (
    <>
      <h2>{TEXTS.dropped[language]}</h2>
      <div class="scroll">
        <table data-test="dropped">
          <thead>
            <tr>
              <th>{TEXTS.type[language]}</th>
              {COUNTS.map((name) => (
                <th key={name} class="number">
                  {TEXTS[name][language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.type}>
                <td>
                  <code>{row.type}</code> {TYPE_NAMES[row.type]?.[language]}
                </td>
                {COUNTS.map((name) => (
                  <td key={name} class={`number ${name !== 'events' && row[name] > 0 ? 'warn' : ''}`}>
                    {count(row[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface SlowProps {
  readonly rows: readonly SlowView[]
  readonly language: Language
}

export function Slow({ rows, language }: SlowProps) {
  if (rows.length === 0) return null
  return (
    <>
      <h2>{TEXTS.slow[language]}</h2>
      <table data-test="slow">
        <thead>
          <tr>
            <th>{TEXTS.probe[language]}</th>
            {(['values', 'average', 'longest'] as const).map((name) => (
              <th key={name} class="number">
                {TEXTS[name][language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ probe, values, total, longest }) => (
            <tr key={probe}>
              <td>{probe}</td>
              <td class="number">{count(values)}</td>
              <td class="number">{values === 0 ? '–' : `${(total / values).toFixed(2)} ms`}</td>
              <td class="number">{duration(longest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

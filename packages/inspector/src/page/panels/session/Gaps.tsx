/** Gaps (누락 구간) on a line of time, and as a list. */
import type { GapView } from '../../../protocol/session.ts'
import type { Language } from '../../texts/language.ts'
import { duration } from '../../texts/numbers.ts'
import { clockTime } from '../../texts/time.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly gaps: readonly GapView[]
  /** The present, epoch ms. */
  readonly until: number
  readonly language: Language
}

export function Gaps({ gaps, until, language }: Props) {
  return (
    <>
      <h2>{TEXTS.gaps[language]}</h2>
      {gaps.length === 0 ? (
        <p class="empty">{TEXTS.noGaps[language]}</p>
      ) : (
        <>
          <GapLine gaps={gaps} until={until} />
          <ol class="log" data-test="gaps">
            {gaps.toReversed().map(({ from, to, reason, count: missing, registrations }) => (
              <li key={`${from} ${to}`} title={registrations.join(', ')}>
                {clockTime(from)} – {clockTime(to)} <b>{duration(to - from)}</b> {reason} ({missing})
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

/** From the first gap to now; the list below reads it out. */
function GapLine({ gaps, until }: Omit<Props, 'language'>) {
  const first = gaps.reduce((earliest, { from }) => Math.min(earliest, from), until)
  const part = (at: number): number => (100 * (at - first)) / Math.max(1, until - first)
  return (
    <div class="gap-line" aria-hidden="true" data-test="gap-line">
      <div>
        {gaps.map(({ from, to }) => (
          <span
            key={`${from} ${to}`}
            title={`${clockTime(from)} – ${clockTime(to)}`}
            style={{ left: `${part(from)}%`, width: `${Math.max(0.6, part(to) - part(from))}%` }}
          />
        ))}
      </div>
      <small>
        <span>{clockTime(first)}</span>
        <span>{clockTime(until)}</span>
      </small>
    </div>
  )
}

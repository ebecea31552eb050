/** The lane and the value that are looked at, as text: for the keyboard, for screen readers, and to read in peace. */
import type { Mark } from '../../../protocol/values.ts'
import type { Language } from '../../texts/language.ts'
import { count } from '../../texts/numbers.ts'
import { exactTime } from '../../texts/time.ts'
import { firstFrom } from './clusters.ts'
import type { Row } from './rows.ts'
import { TEXTS } from './texts.ts'
import type { View } from './view.ts'

interface Props {
  readonly rows: readonly Row[]
  readonly view: View
  readonly language: Language
}

// Values of one instant beyond these are counted.
const MOST = 5

export function Details({ rows, view, language }: Props) {
  const row = rows.find(({ key }) => key === view.lane)
  if (row === undefined) return <div class="details" data-test="details" />
  const { counts, kind } = row.lane
  const marks = view.cursor === undefined ? [] : marksAt(row.marks, view.cursor)
  return (
    <div class="details" data-test="details" aria-live="polite">
      <p>
        <b data-test="lane">{row.title}</b> {TEXTS[kind][language]}
        {kind === 'probe' && (
          <>
            {' · '}
            {TEXTS.subscribers[language]} <b data-test="subscribers">{count(counts.subscribers)}</b>
          </>
        )}
        {' · '}
        {TEXTS.values[language]} <b data-test="values">{count(counts.values)}</b>
        {' · '}
        {TEXTS.errors[language]} <b data-test="errors">{count(counts.errors)}</b>
        {' · '}
        {TEXTS.completions[language]} <b data-test="completions">{count(counts.completions)}</b>
      </p>
      {marks.slice(0, MOST).map((mark, index) => (
        <p key={index} data-test="mark">
          <time>{exactTime(mark.at)}</time> <MarkText mark={mark} language={language} />
        </p>
      ))}
      {marks.length > MOST && <p>+{marks.length - MOST}</p>}
    </div>
  )
}

function MarkText({ mark, language }: { readonly mark: Mark; readonly language: Language }) {
  switch (mark._tag) {
    case 'value':
      return (
        <>
          <b data-side={mark.side ?? undefined}>{mark.text}</b> <code>{mark.literal}</code>
        </>
      )
    case 'gap':
      return (
        <>
          {TEXTS.gap[language]} – {exactTime(mark.to)} {mark.reason}
        </>
      )
    case 'error':
      return (
        <>
          {TEXTS.error[language]} {mark.text}
        </>
      )
    case 'complete':
      return <>{TEXTS.complete[language]}</>
  }
}

function marksAt(marks: readonly Mark[], at: number): readonly Mark[] {
  const first = firstFrom(marks, at)
  const end = marks.findIndex((mark, index) => index >= first && mark.at > at)
  return marks.slice(first, end === -1 ? marks.length : end)
}

/** Signals, fills and VI of an item as a list: what the chart shows, to read. */
import type { MarketMark } from '../../../protocol/market.ts'
import type { Language } from '../../texts/language.ts'
import { count } from '../../texts/numbers.ts'
import { clockTime } from '../../texts/time.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly marks: readonly MarketMark[]
  readonly language: Language
}

const MOST = 50

export function MarkList({ marks, language }: Props) {
  return (
    <>
      <h2>{TEXTS.marks[language]}</h2>
      {marks.length === 0 ? (
        <p class="empty">{TEXTS.noMarks[language]}</p>
      ) : (
        <ol class="log" data-test="marks">
          {marks
            .slice(-MOST)
            .toReversed()
            .map((mark, index) => (
              <li key={`${mark.at} ${mark.kind._tag} ${index}`}>
                <time>{clockTime(mark.at)}</time> <MarkText mark={mark} language={language} />
              </li>
            ))}
        </ol>
      )}
    </>
  )
}

function MarkText({ mark: { kind }, language }: { readonly mark: MarketMark; readonly language: Language }) {
  switch (kind._tag) {
    case 'signal':
      return (
        <span data-side={kind.side ?? undefined}>
          {TEXTS.signal[language]} {kind.side !== null && TEXTS[kind.side][language]} <b>{kind.probe}</b> {kind.text}
        </span>
      )
    case 'fill':
      return (
        <span data-side={kind.side ?? undefined}>
          {TEXTS.fill[language]} {kind.side !== null && TEXTS[kind.side][language]}{' '}
          <b>
            {count(kind.quantity)} × {count(kind.price)}
          </b>
        </span>
      )
    case 'vi':
      return (
        <span class="warn">
          {TEXTS[kind.to === null ? 'viBegins' : 'viEnds'][language]} <b>{count(kind.price)}</b>
        </span>
      )
  }
}

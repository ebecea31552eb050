/** What is under the pointer. */
import type { Language } from '../../texts/language.ts'
import { exactTime } from '../../texts/time.ts'
import type { Hit } from './geometry.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly hit: Hit
  readonly width: number
  readonly language: Language
}

const WIDTH = 300
const LONGEST = 600

export function Tip({ hit: { row, cluster, x, y }, width, language }: Props) {
  const { mark, count } = cluster
  const more = mark === undefined ? count : count - 1
  const left = Math.max(0, Math.min(x + 10, width - WIDTH))
  return (
    <div
      class="tip"
      role="tooltip"
      data-test="tip"
      style={{ left: `${left}px`, top: `${y + 14}px`, width: `${WIDTH}px` }}
    >
      <p>
        <b>{row.title}</b> <time>{exactTime(mark?.at ?? cluster.at)}</time>
      </p>
      {mark !== undefined && (
        <>
          <p data-side={mark.side ?? undefined}>
            <b data-test="tip-text">{mark.text}</b> {mark.item}
          </p>
          <code>{mark.literal.slice(0, LONGEST)}</code>
        </>
      )}
      {more > 0 && (
        <p>
          +{more} {TEXTS.more[language]}
        </p>
      )}
    </div>
  )
}

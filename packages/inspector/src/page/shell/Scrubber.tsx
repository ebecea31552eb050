/** Goes to any moment of a tape: by dragging, by record, by playing it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Ask } from '../../protocol/ask.ts'
import type { Mode } from '../../protocol/hello.ts'
import type { CursorMessage } from '../../protocol/tape.ts'
import type { Language, Text } from '../texts/language.ts'
import { count } from '../texts/numbers.ts'
import { clockTime, exactTime } from '../texts/time.ts'

const SPEEDS = [1, 5, 20, 60, 300] as const

const TEXTS: Readonly<Record<'moment' | 'back' | 'next' | 'play' | 'pause' | 'speed' | 'record', Text>> = {
  moment: { ko: '시점', en: 'Moment' },
  back: { ko: '한 전문 뒤로', en: 'One record back' },
  next: { ko: '한 전문 앞으로', en: 'One record further' },
  play: { ko: '재생', en: 'Play' },
  pause: { ko: '일시정지', en: 'Pause' },
  speed: { ko: '배속', en: 'Speed' },
  record: { ko: '번째 전문', en: 'record' },
}

export interface ScrubberProps {
  readonly tape: Extract<Mode, { readonly _tag: 'tape' }>
  readonly cursor: CursorMessage
  readonly language: Language
  readonly ask: (ask: Ask) => void
}

export function Scrubber({ tape, cursor, language, ask }: ScrubberProps) {
  const [speed, setSpeed] = useState(20)
  const wanted = useRef<number | undefined>(undefined)
  const asked = useRef<number | undefined>(undefined)
  // One moment is asked for at a time: a hand is faster than the tape is read.
  const seek = (): void => {
    if (asked.current !== undefined || wanted.current === undefined) return
    asked.current = wanted.current
    wanted.current = undefined
    ask({ _tag: 'seek', record: asked.current })
  }
  useEffect(() => {
    asked.current = undefined
    seek()
  }, [cursor])
  const shown = wanted.current ?? asked.current ?? cursor.record

  return (
    <div class="scrubber" data-test="scrubber">
      <button type="button" title={`${TEXTS.back[language]} (,)`} onClick={() => ask({ _tag: 'step', by: -1 })}>
        ‹
      </button>
      <button
        type="button"
        title={`${TEXTS[cursor.isPlaying ? 'pause' : 'play'][language]} (p)`}
        data-test="play"
        onClick={() => ask(cursor.isPlaying ? { _tag: 'pause' } : { _tag: 'play', speed })}
      >
        {cursor.isPlaying ? '❚❚' : '▶'}
      </button>
      <button type="button" title={`${TEXTS.next[language]} (.)`} onClick={() => ask({ _tag: 'step', by: 1 })}>
        ›
      </button>
      <select
        aria-label={TEXTS.speed[language]}
        value={speed}
        onChange={({ currentTarget }) => {
          setSpeed(Number(currentTarget.value))
          if (cursor.isPlaying) ask({ _tag: 'play', speed: Number(currentTarget.value) })
        }}
      >
        {SPEEDS.map((times) => (
          <option key={times} value={times}>
            ×{times}
          </option>
        ))}
      </select>
      <time>{clockTime(tape.from)}</time>
      <input
        type="range"
        aria-label={TEXTS.moment[language]}
        min={0}
        max={tape.records}
        value={shown}
        onInput={({ currentTarget }) => {
          wanted.current = Number(currentTarget.value)
          seek()
        }}
      />
      <time>{clockTime(tape.to)}</time>
      <p data-test="cursor">
        <b>{exactTime(cursor.at)}</b> {count(cursor.record)} / {count(tape.records)} {TEXTS.record[language]}{' '}
        <code>{cursor.text}</code>
      </p>
      {tape.damage !== null && <p class="warning">{tape.damage}</p>}
    </div>
  )
}

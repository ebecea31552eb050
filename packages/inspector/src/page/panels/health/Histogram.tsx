/** Counts of durations by their upper bound. */
import { type HistogramView, LATENCY_BOUNDS } from '../../../protocol/health.ts'
import { Bars } from '../../parts/Bars.tsx'
import type { Language } from '../../texts/language.ts'
import { count, duration } from '../../texts/numbers.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly name: 'exchangeToArrival' | 'arrivalToProbe' | 'loopDelay'
  readonly view: HistogramView
  readonly language: Language
}

export function Histogram({ name, view, language }: Props) {
  const last = LATENCY_BOUNDS.at(-1) ?? 0
  const bars = view.counts.map((each, index) => {
    const bound = LATENCY_BOUNDS[index]
    return { name: bound === undefined ? `>${short(last)}` : short(bound), count: each }
  })
  return (
    <>
      <h2>
        {TEXTS[name][language]}
        <small>
          {TEXTS.median[language]} {duration(view.median)} · {TEXTS.p99[language]} {duration(view.p99)} ·{' '}
          {TEXTS.max[language]} {duration(view.max)} · {TEXTS.count[language]} {count(view.count)}
        </small>
      </h2>
      <Bars bars={bars} label={`${TEXTS[name][language]}, ms ${TEXTS.atMost[language]}`} test={`${name}-bars`} />
    </>
  )
}

/** `500`, `2s`: ms have no unit: there is little room. */
function short(ms: number): string {
  return ms < 1_000 ? String(ms) : `${ms / 1_000}s`
}

/** How well the client and its process keep up. */
import type { HealthMessage, HistogramView } from '../../../protocol/health.ts'
import { Sparkline } from '../../parts/Sparkline.tsx'
import type { Language } from '../../texts/language.ts'
import { count, duration } from '../../texts/numbers.ts'
import { exactTime } from '../../texts/time.ts'
import type { Panel, PanelProps } from '../panel.ts'
import { Dropped, Slow } from './HealthTables.tsx'
import { Histogram } from './Histogram.tsx'
import { TEXTS } from './texts.ts'

export const healthPanel: Panel = { id: 'health', title: TEXTS.title, View: HealthPanel }

const HISTOGRAMS = ['exchangeToArrival', 'arrivalToProbe', 'loopDelay'] as const

function HealthPanel({ state: { health }, language }: PanelProps) {
  if (health === undefined) return <p class="empty">{TEXTS.waiting[language]}</p>
  return (
    <>
      <Tiles health={health} language={language} />
      <div class="columns">
        <section>
          {HISTOGRAMS.map((name) => (
            <Histogram key={name} name={name} view={health[name]} language={language} />
          ))}
        </section>
        <section>
          <Sparkline
            points={health.framesPerSecond.map((value, index) => [index, value])}
            label={TEXTS.framesPerSecond[language]}
            show={count}
            from={0}
            test="frames-per-second"
          />
          <Sparkline
            points={health.loopDelays.map((value, index) => [index, value])}
            label={TEXTS.loopDelays[language]}
            show={duration}
            from={0}
            test="loop-delays"
          />
        </section>
      </div>
      <Dropped rows={health.dropped} language={language} />
      <Slow rows={health.slow} language={language} />
      <Diagnostics health={health} language={language} />
    </>
  )
}

interface Part {
  readonly health: HealthMessage
  readonly language: Language
}

function Tiles({ health, language }: Part) {
  const { memory, clockSkew } = health
  return (
    <dl class="tiles">
      {HISTOGRAMS.map((name) => (
        <Tile key={name} name={name} view={health[name]} language={language} />
      ))}
      {memory !== null && (
        <div>
          <dt>{TEXTS.memory[language]}</dt>
          <dd data-test="memory">
            {megabytes(memory.rss)}
            <small>
              {TEXTS.heap[language]} {megabytes(memory.heapUsed)} / {megabytes(memory.heapTotal)}
            </small>
          </dd>
        </div>
      )}
      {clockSkew !== null && (
        <div>
          <dt>{TEXTS.clockSkew[language]}</dt>
          <dd data-test="skew">
            {duration(Math.abs(clockSkew))}
            <small>{TEXTS[clockSkew < 0 ? 'behind' : 'ahead'][language]}</small>
          </dd>
        </div>
      )}
    </dl>
  )
}

interface TileProps {
  readonly name: (typeof HISTOGRAMS)[number]
  readonly view: HistogramView
  readonly language: Language
}

function Tile({ name, view, language }: TileProps) {
  return (
    <div>
      <dt>
        {TEXTS[name][language]}, {TEXTS.p99[language]}
      </dt>
      <dd data-test={`${name}-p99`}>
        {duration(view.p99)}
        <small>
          {TEXTS.max[language]} {duration(view.max)}
        </small>
      </dd>
    </div>
  )
}

function Diagnostics({ health: { diagnostics, lastDiagnostics }, language }: Part) {
  const kinds = Object.entries(diagnostics)
  return (
    <>
      <h2>{TEXTS.diagnostics[language]}</h2>
      {kinds.length === 0 ? (
        <p class="empty">{TEXTS.nothing[language]}</p>
      ) : (
        <p data-test="diagnostics">
          {kinds.map(([kind, times]) => (
            <span key={kind} class="chip">
              {kind} <b>{count(times)}</b>
            </span>
          ))}
        </p>
      )}
      <ol class="log" data-test="last-diagnostics">
        {lastDiagnostics.toReversed().map(({ at, kind, text }) => (
          <li key={`${at} ${kind} ${text}`}>
            <time>{exactTime(at)}</time> <b>{kind}</b> {text}
          </li>
        ))}
      </ol>
    </>
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}

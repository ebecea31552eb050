/** The live marbles: a lane for each probe and each registration. */
import { useEffect, useReducer, useRef, useState } from 'preact/hooks'
import { isTyping } from '../../parts/isTyping.ts'
import { count, duration } from '../../texts/numbers.ts'
import { clockTime } from '../../texts/time.ts'
import type { Panel, PanelProps } from '../panel.ts'
import { Copied, type CopiedText } from './Copied.tsx'
import { copiedTest } from './copyTest.ts'
import { Details } from './Details.tsx'
import { keyAction } from './keys.ts'
import { Lanes, type LanesView } from './Lanes.tsx'
import { type Row, rowsOf } from './rows.ts'
import { TEXTS } from './texts.ts'
import { FIRST_VIEW, type Selection, viewStep } from './view.ts'

export const marblesPanel: Panel = { id: 'marbles', title: TEXTS.title, View: MarblesPanel }

function MarblesPanel({ state, language, theme, ask }: PanelProps) {
  const [view, act] = useReducer(viewStep, FIRST_VIEW)
  const [copied, setCopied] = useState<CopiedText | undefined>(undefined)
  const rows = rowsOf(state.lanes.all(), view.item, language)
  const looked: LanesView = { state, rows, view }
  const latest = useRef(looked)
  latest.current = looked
  // The right end of what is drawn.
  const now = useRef(state.at)

  const copy = (): void => {
    const shown = latest.current
    const lanes = shown.view.lane === undefined ? shown.rows.map(({ key }) => key) : [shown.view.lane]
    const end = shown.view.pausedAt ?? newest(shown.rows, now.current)
    const selection: Selection = shown.view.selection ?? {
      from: Math.floor(end - shown.view.span),
      to: Math.ceil(end),
      lanes,
    }
    void copyToClipboard(() => copiedTest(shown.rows, selection)).then(setCopied)
  }
  const copyNow = useRef(copy)
  copyNow.current = copy

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isButton = event.target instanceof HTMLButtonElement && event.key === ' '
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isButton) return
      const action = keyAction(event.key, latest.current.view, latest.current.rows, now.current)
      if (action === undefined) return
      event.preventDefault()
      if (action._tag === 'copy') copyNow.current()
      else act(action)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  const isPaused = view.pausedAt !== undefined
  return (
    <div class="marbles">
      <div class="toolbar" role="toolbar" aria-label={TEXTS.title[language]}>
        <button
          type="button"
          aria-pressed={isPaused}
          onClick={() => act({ _tag: 'toggled', now: now.current })}
          data-test="pause"
        >
          {isPaused ? TEXTS.resume[language] : TEXTS.pause[language]}
        </button>
        <button type="button" aria-label={TEXTS.zoomIn[language]} onClick={() => act({ _tag: 'zoomed', by: 1 })}>
          +
        </button>
        <button type="button" aria-label={TEXTS.zoomOut[language]} onClick={() => act({ _tag: 'zoomed', by: -1 })}>
          −
        </button>
        <output aria-label={TEXTS.span[language]} data-test="span">
          {duration(view.span)}
        </output>
        <label>
          <span class="hidden">{TEXTS.item[language]}</span>
          <select
            value={view.item}
            data-test="item"
            onChange={({ currentTarget: { value } }) => {
              act({ _tag: 'itemPicked', item: value })
              if (value !== '') ask({ _tag: 'pick', item: value })
            }}
          >
            <option value="">{TEXTS.allItems[language]}</option>
            {[...state.lanes.items].sort().map((item) => (
              <option key={item} value={item}>
                {item}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={copy} data-test="copy">
          {TEXTS.copy[language]}
        </button>
        {view.selection !== undefined && (
          <span data-test="selection">
            {TEXTS.selection[language]}: {view.selection.lanes.length} {TEXTS.lanes[language]},{' '}
            {clockTime(view.selection.from)} – {clockTime(view.selection.to)}
          </span>
        )}
        {state.lanes.omittedLanes > 0 && (
          <span class="empty">
            {count(state.lanes.omittedLanes)} {TEXTS.omittedLanes[language]}
          </span>
        )}
      </div>
      {copied !== undefined && <Copied copied={copied} language={language} close={() => setCopied(undefined)} />}
      {rows.length === 0 ? (
        <p class="empty">{TEXTS.empty[language]}</p>
      ) : (
        <Lanes latest={latest} now={now} act={act} language={language} theme={theme} rows={rows.length} />
      )}
      <Details rows={rows} view={view} language={language} />
      <p class="empty keys">{TEXTS.keys[language]}</p>
    </div>
  )
}

/** The latest time that lanes know: a value may be newer than the time up to which the lanes have moved. */
function newest(rows: readonly Row[], now: number): number {
  return rows.reduce((latest, { marks }) => Math.max(latest, marks.at(-1)?.at ?? latest), now)
}

/** Writes the test to the clipboard, where the browser lets it. */
async function copyToClipboard(write: () => string): Promise<CopiedText> {
  let text: string
  try {
    text = write()
  } catch {
    return { text: '', outcome: 'tooLong' }
  }
  try {
    await navigator.clipboard.writeText(text)
    return { text, outcome: 'copied' }
  } catch {
    return { text, outcome: 'notCopied' }
  }
}

/** The canvas of the lanes: drawn once a frame of the animation, and what the pointer does on it. */
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PageState } from '../../state/pageState.ts'
import type { Language } from '../../texts/language.ts'
import { EvenClock } from './clock.ts'
import { coloursOf } from './colours.ts'
import { drawFrame } from './drawFrame.ts'
import { AXIS, type Frame, type Hit, hitAt, leftOf, ROW, rowAt, timeAt } from './geometry.ts'
import type { Row } from './rows.ts'
import { stampsOf } from './stamps.ts'
import { Tip } from './Tip.tsx'
import { TEXTS } from './texts.ts'
import type { View, ViewEvent } from './view.ts'

/** What is shown at present. */
export interface LanesView {
  readonly state: PageState
  readonly rows: readonly Row[]
  readonly view: View
}

interface Props {
  readonly latest: RefObject<LanesView>
  readonly now: { current: number }
  readonly act: (event: ViewEvent) => void
  readonly language: Language
  readonly theme: 'dark' | 'light'
  readonly rows: number
}

// Pixels from which on a press is a selection and no click.
const DRAG = 5

export function Lanes({ latest, now, act, language, theme, rows }: Props) {
  const scroller = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<Frame | undefined>(undefined)
  const pressed = useRef<{ readonly x: number; readonly y: number } | undefined>(undefined)
  const [tip, setTip] = useState<Hit | undefined>(undefined)

  // The theme changes the colours that the page gives.
  useEffect(() => {
    const [area, board] = [scroller.current, canvas.current]
    const context = board?.getContext('2d', { alpha: false })
    if (area === null || board === null || !context) return
    const colours = coloursOf(board)
    const stamps = stampsOf(colours)
    const clock = new EvenClock()
    let asked = 0
    const draw = (time: number): void => {
      asked = requestAnimationFrame(draw)
      const shown = latest.current
      if (shown === null) return
      const { state, view } = shown
      const isLive = state.hello?.mode._tag !== 'tape' && state.link === 'open'
      now.current = isLive ? clock.now(time, state.at) : state.at
      const end = view.pausedAt ?? now.current
      const { clientWidth: width, clientHeight: height, scrollTop: scroll } = area
      frame.current = { width, height, from: end - view.span, to: end, scroll }
      resize(board, context, width, height)
      context.font = '11px system-ui, "Noto Sans KR", sans-serif'
      const { lanes, drawn, counted } = drawFrame(context, frame.current, shown, colours, stamps)
      setData(board, { lanes, drawn, counted, from: frame.current.from, to: end })
    }
    asked = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(asked)
  }, [theme])

  const at = ({ clientX, clientY }: MouseEvent): readonly [number, number] => {
    const box = canvas.current?.getBoundingClientRect()
    return [clientX - (box?.left ?? 0), clientY - (box?.top ?? 0)]
  }
  const shownRows = (): readonly Row[] => latest.current?.rows ?? []

  const onMove = (event: PointerEvent): void => {
    const shown = frame.current
    if (shown === undefined) return
    const [x, y] = at(event)
    const start = pressed.current
    if (start !== undefined && Math.abs(x - start.x) + Math.abs(y - start.y) > DRAG) {
      setTip(undefined)
      select(shown, start, { x, y })
      return
    }
    setTip(hitAt(shown, shownRows(), x, y))
  }
  const select = (shown: Frame, start: { x: number; y: number }, end: { x: number; y: number }): void => {
    const [first, last] = [rowAt(shown, Math.min(start.y, end.y)), rowAt(shown, Math.max(start.y, end.y))]
    const lanes = shownRows()
      .slice(Math.max(0, first), last + 1)
      .map(({ key }) => key)
    const times = [start.x, end.x].map((x) => timeAt(shown, Math.max(leftOf(shown), x))).sort((a, b) => a - b)
    const [from = 0, to = 0] = times
    act({ _tag: 'selected', selection: { from: Math.floor(from), to: Math.ceil(to), lanes }, now: shown.to })
  }
  const onUp = (event: PointerEvent): void => {
    const [shown, start] = [frame.current, pressed.current]
    pressed.current = undefined
    if (shown === undefined || start === undefined) return
    const [x, y] = at(event)
    if (Math.abs(x - start.x) + Math.abs(y - start.y) > DRAG) return
    const hit = hitAt(shown, shownRows(), x, y)
    const row = shownRows()[rowAt(shown, y)]
    if (hit?.cluster.mark !== undefined)
      act({ _tag: 'markPicked', lane: hit.row.key, at: hit.cluster.mark.at, now: shown.to })
    else if (row !== undefined) act({ _tag: 'lanePicked', lane: row.key })
  }

  return (
    <section ref={scroller} class="lanes" aria-label={TEXTS.canvas[language]}>
      <canvas
        ref={canvas}
        role="img"
        tabIndex={0}
        aria-label={`${TEXTS.canvas[language]}: ${rows} ${TEXTS.lanes[language]}`}
        onPointerDown={(event) => {
          const [x, y] = at(event)
          pressed.current = { x, y }
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onPointerCancel={() => {
          pressed.current = undefined
        }}
        onPointerLeave={() => setTip(undefined)}
      />
      {/* As high as all lanes, so that the browser scrolls them. */}
      <div class="height" style={{ height: `${AXIS + rows * ROW}px` }} />
      {tip !== undefined && <Tip hit={tip} width={frame.current?.width ?? 0} language={language} />}
    </section>
  )
}

/** The canvas has as many pixels as the screen has under it. */
function resize(board: HTMLCanvasElement, context: CanvasRenderingContext2D, width: number, height: number): void {
  const ratio = devicePixelRatio
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (board.width === across && board.height === down) return
  board.width = across
  board.height = down
  board.style.width = `${width}px`
  board.style.height = `${height}px`
  context.scale(ratio, ratio)
}

function setData(board: HTMLCanvasElement, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    const text = String(value)
    if (board.dataset[name] !== text) board.dataset[name] = text
  }
}

/** The last seconds of every stream, as marbles that move to the left on a canvas. */
import type { Loss, Marble, Tone } from '../messages.ts'
import { colour, element } from './dom.ts'

export interface Lanes {
  readonly root: HTMLElement
  readonly add: (marble: Marble) => void
  readonly addGap: (gap: Loss) => void
  /** From now on time stands still, or goes on. */
  readonly setRunning: (isRunning: boolean) => void
  readonly clear: () => void
  readonly destroy: () => void
}

// Pixels and ms.
const ROW = 34
const LEFT = 148
const RADIUS = 5
const LONGEST = 12_000
const SHORTEST = 2_500
const RIGHT = 44
const KEPT = 400
const LABEL_ROOM = 8

const TONES: Readonly<Record<Tone, string>> = {
  up: '--pg-up',
  down: '--pg-down',
  flat: '--pg-flat',
  signal: '--pg-signal',
}

export function createLanes(label: string): Lanes {
  const canvas = element('canvas', { role: 'img', 'aria-label': label })
  const root = element('div', { class: 'pg-lanes' }, canvas)
  const context = canvas.getContext('2d')
  const lanes = new Map<string, Marble[]>()
  const gaps: Loss[] = []
  let isRunning = false
  let frozenAt = 0
  let frame = 0

  const draw = (): void => {
    frame = 0
    if (context === null) return
    const now = isRunning ? Date.now() : frozenAt
    const width = root.clientWidth
    const height = Math.max(lanes.size, 3) * ROW + 8
    resize(canvas, context, width, height)
    const room = width - LEFT - RIGHT
    // A short run fills the width, too.
    const first = Math.min(...[...lanes.values()].map(([marble]) => marble?.at ?? now))
    const shown = Math.min(Math.max(now - first, SHORTEST), LONGEST)
    const xOf = (at: number): number => LEFT + room - ((now - at) / shown) * room
    context.clearRect(0, 0, width, height)
    for (const { from, to } of gaps) drawGap(context, Math.max(xOf(from), LEFT), xOf(to), height)
    let y = ROW / 2 + 4
    for (const [name, marbles] of lanes) {
      drawLine(context, name, y, LEFT, width)
      drawMarbles(context, marbles, y, xOf)
      y += ROW
    }
    if (isRunning) schedule()
  }
  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  const observer = new ResizeObserver(schedule)
  observer.observe(root)
  // Light and dark.
  const theme = new MutationObserver(schedule)
  theme.observe(document.documentElement, { attributeFilter: ['class'] })
  return {
    root,
    add: (marble) => {
      const marbles = lanes.get(marble.lane) ?? []
      lanes.set(marble.lane, marbles)
      marbles.push(marble)
      if (marbles.length > KEPT) marbles.shift()
      canvas.setAttribute('aria-label', `${label}: ${[...lanes.keys()].join(', ')}`)
      schedule()
    },
    addGap: (gap) => {
      gaps.push(gap)
      schedule()
    },
    setRunning: (next) => {
      isRunning = next
      frozenAt = Date.now()
      schedule()
    },
    clear: () => {
      lanes.clear()
      gaps.length = 0
      schedule()
    },
    destroy: () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      theme.disconnect()
    },
  }
}

function resize(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, width: number, height: number): void {
  const ratio = devicePixelRatio
  if (canvas.width === Math.round(width * ratio) && canvas.height === Math.round(height * ratio)) return
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  canvas.style.height = `${height}px`
  context.scale(ratio, ratio)
}

function drawLine(context: CanvasRenderingContext2D, name: string, y: number, left: number, width: number): void {
  context.strokeStyle = colour('--vp-c-divider')
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(left, y)
  context.lineTo(width - RIGHT + 8, y)
  context.stroke()
  context.fillStyle = colour('--vp-c-text-1')
  context.font = `12px ${colour('--vp-font-family-base')}`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillText(name, 8, y, left - 16)
}

/** Newest first, so that the newest has its label where there is room for one only. */
function drawMarbles(
  context: CanvasRenderingContext2D,
  marbles: readonly Marble[],
  y: number,
  xOf: (at: number) => number,
): void {
  context.font = `11px ${colour('--vp-font-family-base')}`
  let free = Number.POSITIVE_INFINITY
  for (const { at, tone, label } of [...marbles].reverse()) {
    const x = xOf(at)
    if (x < LEFT) return
    const isSignal = tone === 'signal'
    context.fillStyle = colour(TONES[tone])
    context.beginPath()
    context.arc(x, y, isSignal ? RADIUS + 1 : RADIUS, 0, 2 * Math.PI)
    context.fill()
    const wide = context.measureText(label).width
    if (x + wide / 2 + LABEL_ROOM > free || x - wide / 2 < LEFT) continue
    context.fillStyle = colour('--vp-c-text-2')
    context.textAlign = 'center'
    context.textBaseline = 'top'
    context.fillText(label, x, y + RADIUS + 2)
    free = x - wide / 2
  }
}

function drawGap(context: CanvasRenderingContext2D, from: number, to: number, height: number): void {
  if (to <= LEFT) return
  context.fillStyle = colour('--pg-gap')
  context.fillRect(from, 0, Math.max(to - from, 3), height)
}

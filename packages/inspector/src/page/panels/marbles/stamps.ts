/** Marbles, painted once and then copied: many times faster than to fill thousands of circles in each frame. */
import type { Colours } from './colours.ts'

export interface Stamps {
  readonly buy: CanvasImageSource
  readonly sell: CanvasImageSource
  readonly none: CanvasImageSource
}

export const RADIUS = 4
/** The width and height of a stamp: a marble and its soft edge. */
export const STAMP: number = 2 * RADIUS + 2

export function stampsOf({ rise, fall, accent }: Colours): Stamps {
  return { buy: stamp(rise), sell: stamp(fall), none: stamp(accent) }
}

function stamp(colour: string): CanvasImageSource {
  const ratio = devicePixelRatio
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.ceil(STAMP * ratio)
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  context.scale(ratio, ratio)
  context.fillStyle = colour
  context.beginPath()
  context.arc(STAMP / 2, STAMP / 2, RADIUS, 0, 2 * Math.PI)
  context.fill()
  return canvas
}

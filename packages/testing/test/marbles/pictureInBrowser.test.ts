/** Pictures as a browser draws them: its fonts are wider or narrower than the widths that the layout reckons with. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { interval, map, type Observable, take } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VirtualClock } from '../../src/clock.ts'
import { marbleSvg, type SvgOptions } from '../../src/marbles.ts'
import { type Box, overlapping } from './svgParts.ts'

const found = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = found.find((path) => path !== undefined && existsSync(path))

const names = [
  '삼성전자',
  'WWWWMMMM @@@',
  '﷽﷽﷽',
  'ábçdé ﬁ',
  '👩‍👩‍👧‍👦🇰🇷',
  '\u202eright to left',
  'השוק',
  '<b>&amp;"',
  '\u0000\ud800',
]

/** Values with hostile names, some of them at one instant. */
function hostile(clock: VirtualClock): Observable<unknown> {
  const values = names.flatMap((name, lane) =>
    Array.from({ length: 40 }, (_, nth) => ({
      item: name,
      side: nth % 3 === 0 ? 'buy' : 'sell',
      price: (nth + lane) ** 5,
    })),
  )
  return interval(7_000, clock).pipe(
    take(values.length),
    map((index) => values[index]),
  )
}

/** Parses a picture, puts it into the page, and measures its texts. Text, because the types here have no document. */
const DRAW = `((text) => {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
  if (parsed.querySelector('parsererror') !== null) throw new Error('no XML')
  document.querySelector('main').append(document.importNode(parsed.documentElement, true))
  return [...document.querySelectorAll('text')].map((each) => {
    const { x, y, width, height } = each.getBBox()
    // The ink of a line is lower than its box, in which there is room for accents.
    return { left: x, right: x + width, top: y + height * 0.2, bottom: y + height * 0.8, text: each.textContent }
  })
})`

if (executablePath === undefined) console.warn('no Chromium: the pictures of the marble kit are not opened')

describe.skipIf(executablePath === undefined)('a picture in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  it.each<[string, SvgOptions]>([
    ['hostile labels', { label: (value) => JSON.stringify(value), title: names.join(' ') }],
    ['hostile names of lanes', { names: Object.fromEntries(names.map((name) => [name, name.repeat(9)])) }],
    [
      'one lane',
      { lane: () => '', label: (value) => names[JSON.stringify(value).length % names.length] ?? '', width: 480 },
    ],
  ])('is XML, and no text covers another: %s', async (_, options) => {
    const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
    let svg = ''
    marbleSvg(hostile(clock), { scheduler: clock, ...options }).subscribe((picture) => {
      svg = picture
    })
    clock.runAll()
    const page = await browser.newPage()
    await page.setContent('<main></main>')
    const boxes: readonly Box[] = await page.evaluate(`${DRAW}(${JSON.stringify(svg)})`)
    expect(boxes.length).toBeGreaterThan(20)
    expect(overlapping(boxes, 1)).toBeUndefined()
    await page.close()
  })
})

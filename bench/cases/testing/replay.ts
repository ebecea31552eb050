import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { delta, threshold } from '@kiwoom-rx/operators'
import { tapeEvents } from '@kiwoom-rx/testing/tape'
import { blockOf } from '../../../packages/testing/src/tape/block.ts'
import { BlockBuffer } from '../../../packages/testing/src/tape/blockBuffer.ts'
import { openTape } from '../../../packages/testing/src/tape/cursor.ts'
import { frameLine } from '../../../packages/testing/src/tape/line.ts'
import { FIRST_BLOCK } from '../../../packages/testing/src/tape/tapeFile.ts'
import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'

const TICKS = 500_000
const ITEM = '005930'
const NINE = Date.parse('2026-11-20T00:00:00Z')
const [ENTER, LEAVE] = [400, 100]
const FULL = 256 * 1024

export const replay: Case = {
  name: 'replay',
  what: `A tape of ${TICKS.toLocaleString('en')} trades through \`delta\` and \`threshold\`, against reading its lines with \`JSON.parse\` alone`,
  atMost: 0.7,
  text: 'testing/replay.md',
  open,
}

function open(): Comparison {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-bench-'))
  const file = join(folder, 'day.tape')
  const bytes = writeTape(file)
  const counted = { events: 0 }
  return {
    ours: {
      name: 'tapeEvents, delta and threshold',
      run: () => signals(file),
      measure: () => cpu(() => signals(file)),
    },
    theirs: {
      name: 'JSON.parse of each line, delivering nothing',
      run: () => parseAll(file),
      measure: () =>
        cpu(() => {
          counted.events = parseAll(file)
        }),
    },
    answers: { ours: () => signals(file), theirs: () => signalsByHand(file) },
    rounds: 7,
    note: () => `${counted.events} lines, ${(bytes / 1e6).toFixed(1)} MB on disk`,
    close: () => rmSync(folder, { recursive: true }),
  }
}

/** CPU time in ms. */
function cpu(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function signals(file: string): readonly string[] {
  const seen: string[] = []
  tapeEvents(file, { type: '0B', item: ITEM })
    .pipe(delta('price'), threshold('delta', { enter: ENTER, leave: LEAVE }))
    .subscribe(({ edge, value }) => seen.push(`${edge} ${value.value.receivedAt} ${value.delta}`))
  return seen
}

function parseAll(file: string): number {
  const cursor = openTape(file)
  let frames = 0
  while (cursor.next()) if (JSON.parse(cursor.frame().toString()).trnm === 'REAL') frames += 1
  cursor.close()
  return frames
}

function signalsByHand(file: string): readonly string[] {
  const seen: string[] = []
  const cursor = openTape(file)
  let before: number | undefined
  let inside = false
  while (cursor.next()) {
    const price = Math.abs(Number(JSON.parse(cursor.frame().toString()).data[0].values['10']))
    const change = before === undefined ? 0 : price - before
    before = price
    if (inside ? change >= LEAVE : change < ENTER) continue
    inside = !inside
    seen.push(`${inside ? 'enter' : 'leave'} ${cursor.at} ${change}`)
  }
  cursor.close()
  return seen
}

/** Writes the day; returns its bytes. */
function writeTape(file: string): number {
  const descriptor = openSync(file, 'w')
  let bytes = writeSync(descriptor, FIRST_BLOCK)
  const lines = new BlockBuffer()
  const seal = (): void => {
    const { text } = lines.take()
    bytes += writeSync(descriptor, blockOf(text, deflateRawSync(text, { level: 1 })))
  }
  let [price, volume, state] = [70_000, 0, 7]
  for (let tick = 0; tick < TICKS; tick++) {
    // A small congruential generator: the same day each time.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const quantity = 1 + (state >>> 24)
    price = Math.min(90_000, Math.max(50_000, price + ((state >>> 16) % 11) * 100 - 500))
    volume += quantity
    lines.add(frameLine(NINE + tick * 40, 'received', trade(tick * 40, price, quantity, volume)))
    if (lines.size >= FULL) seal()
  }
  seal()
  closeSync(descriptor)
  return bytes
}

/** A trade as captured frames are written; as text, because an object would sort its numeric keys. */
function trade(ms: number, price: number, quantity: number, volume: number): string {
  const second = 32_400 + Math.floor(ms / 1000)
  const [h, m, s] = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
  const time = `${h < 10 ? '0' : ''}${h}${m < 10 ? '0' : ''}${m}${s < 10 ? '0' : ''}${s}`
  const moving = `"20":"${time}","10":"+${price}","11":"+1100","12":"+1.59","27":"+${price + 100}","28":"+${price}"`
  const values = `${moving},"15":"+${quantity}","13":"${volume}",${STANDING}`
  return `{"data":[{"values":{${values}},"type":"0B","name":"주식체결","item":"${ITEM}"}],"trnm":"REAL"}`
}

const STANDING = [
  '"14":"1215400","16":"+69800","17":"+70900","18":"-68600","25":"2","26":"-1057122","29":"-54392881500","30":"-96.64"',
  '"31":"0.31","32":"215","228":"112.43","311":"4182650","290":"2","691":"0","567":"000000","568":"000000","851":"8034"',
  '"1890":"090031","1891":"101502","1892":"112233","1030":"5283001","1031":"4797957","1032":"-47.59","1071":"86443"',
  '"1072":"92507","1313":"+633","1315":" 0","1316":"+2","1314":"+2","1497":"70300","1498":"56240","620":"71244"',
  '"732":"589","852":"270","9081":"KRX"',
].join(',')

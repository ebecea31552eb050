/** `inspectTape`: the page of a recorded session. */
import { asyncScheduler } from 'rxjs'
import type { Inspector } from './inspector.ts'
import { checkOptions, DEFAULTS, type InspectorOptions } from './options.ts'
import { serve } from './server/serve.ts'
import { ProbeTrack, type TapeProgram, trackProbes } from './tape/probeTrack.ts'
import { tapeFeed } from './tape/tapeFeed.ts'
import { Timeline } from './tape/timeline.ts'

export interface TapeInspectorOptions extends Pick<InspectorOptions, 'port' | 'host'> {
  /**
   * A program with probes. It runs on the tape once, before the page is served, and the page shows what passed its probes
   * up to each moment, to the ms; at most 100,000 values. @default none: a tape has no probes
   */
  readonly run?: TapeProgram
}

/**
 * Shows a tape (녹화) at any moment: the session, its registrations, books, candles, calls and orders as they were after
 * any of its records, and the values before it.
 *
 * The state is computed, not stored: the client's own pure machines take the tape's records again. It reads the whole
 * tape once before it resolves, about 5 µs a record, and then a few thousand records for a moment.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { inspectTape } from '@kiwoom-rx/inspector'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { record } from '@kiwoom-rx/testing/tape'
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { firstValueFrom } from 'rxjs'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'tape-')), 'today.tape')
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } })
 * const recording = record(kiwoom, file)
 * await firstValueFrom(kiwoom.realtime.trade('005930'))
 * await kiwoom.close()
 * await recording.close()
 * await exchange.close()
 *
 * const inspector = await inspectTape(file, { port: 0 })
 * console.log((await fetch(inspector.url)).status) // open it in a browser
 * // prints: 200
 * await inspector.close()
 * ```
 *
 * @throws RangeError for an unknown option, TapeError (`Unreadable`, `NotATape`). Rejects when the port is taken.
 */
export async function inspectTape(file: string, options: TapeInspectorOptions = {}): Promise<Inspector> {
  const { run, ...address } = options
  checkOptions(address)
  const { port = DEFAULTS.port, host = DEFAULTS.host } = address
  const timeline = new Timeline(file)
  try {
    const probes = run === undefined ? new ProbeTrack() : await trackProbes(file, run)
    const { url, close } = await serve(tapeFeed(timeline, probes, file, asyncScheduler), { port, host })
    return {
      url,
      close: async () => {
        await close()
        timeline.close()
      },
    }
  } catch (error) {
    timeline.close()
    throw error
  }
}

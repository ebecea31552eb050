/** The command of the gateway, killed at random moments: nothing is lost in silence, no order is doubled. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@kiwoom-rx/core'
import { startExchange } from '@kiwoom-rx/testing/exchange'
import { expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { random } from '../model/random.ts'
import { type Program, start, until } from '../support/process.ts'
import { bundledCli } from './bundle.ts'

type Seen = { readonly number: number } | { readonly from: number; readonly to: number }

// When a number is pushed and when it is received are two moments.
const CLOSE = 250

it('a gateway that is killed doubles no order, and each client knows of every gap', async () => {
  const { numRuns: kills, seed = Math.trunc(process.uptime() * 1_000) } = runs(3, 200)
  const luck = random(seed)
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-gateway-'))
  const exchange = await startExchange({ seed: 7 })
  exchange.pauseMarket()
  const cli = await bundledCli()
  let program: Program | undefined
  let port = 0
  const launch = async (): Promise<void> => {
    const args = [cli, '--env', `${exchange.rest},${exchange.socket}`, '--port', String(port), '--folder', folder]
    program = start(process.execPath, args, { KIWOOM_APP_KEY: 'key', KIWOOM_SECRET_KEY: 'secret' })
    port = Number(new URL((await program.line(/^REST/)).split(/\s+/)[1] ?? '').port)
  }
  await launch()
  const env = { rest: `http://127.0.0.1:${port}`, socket: `ws://127.0.0.1:${port}` }
  const kiwoom = connect({
    env,
    credentials: { appKey: 'key-of-the-client', secretKey: 'client-secret' },
    realtime: { retryDelay: 20, maxRetryDelay: 40 },
  })
  const seen: Seen[] = []
  const pushedAt: number[] = []
  const orders = new Map<string, { readonly quantity: number; outcome: 'accepted' | 'unknown' }>()
  try {
    kiwoom.realtime.trade('005930', { gaps: true }).subscribe((event) => {
      if (event.type === '0B') seen.push({ number: event.cumulativeVolume ?? -1 })
      else if (event.type === 'gap') seen.push(event)
    })
    await until(() => exchange.registrations().length === 1, 'the registration')
    const push = (): void => {
      pushedAt.push(Date.now())
      exchange.push('0B', '005930', { '20': '100000', '10': '70000', '15': '+1', '13': String(pushedAt.length) })
    }
    const token = async (): Promise<string> => {
      const asked = { grant_type: 'client_credentials', appkey: 'client', secretkey: 'client-secret' }
      const answer = await fetch(`${env.rest}/oauth2/token`, { method: 'POST', body: JSON.stringify(asked) })
      return JSON.parse(await answer.text()).token
    }
    const order = async (id: string, quantity: number): Promise<void> => {
      const known = orders.get(id) ?? { quantity, outcome: 'unknown' }
      orders.set(id, known)
      try {
        const answer = await fetch(`${env.rest}/api/dostk/ordr`, {
          method: 'POST',
          headers: { 'api-id': 'kt10000', authorization: `Bearer ${await token()}`, 'client-order-id': id },
          body: JSON.stringify({
            dmst_stex_tp: 'KRX',
            stk_cd: '005930',
            ord_qty: String(quantity),
            ord_uv: '60000',
            trde_tp: '0',
            cond_uv: '',
          }),
        })
        if (answer.status === 200 && JSON.parse(await answer.text()).return_code === 0) known.outcome = 'accepted'
      } catch {
        // The gateway was killed meanwhile.
      }
    }
    const ticking = setInterval(push, 3)
    const work: Promise<void>[] = []
    for (let round = 0; round < kills; round++) {
      // Some orders are under way at the moment of the kill.
      if (round % 4 === 0) work.push(order(`order-${round}`, 1 + (round % 9)))
      await new Promise((resolve) => setTimeout(resolve, luck.below(60)))
      await program?.kill()
      await launch()
      if (round % 4 === 0) {
        const last = [...orders].at(-1)
        if (last !== undefined) work.push(order(last[0], last[1].quantity))
        await until(() => exchange.registrations().length === 1, 'the registration after a kill')
      }
    }
    await Promise.all(work)
    // A kill between the log and the wire proves that an order never arrived: one that no kill meets is accepted.
    await order('order-last', 1)
    await until(() => exchange.registrations().length === 1, 'the registration at the end')
    clearInterval(ticking)
    await new Promise((resolve) => setTimeout(resolve, 600))
    push()
    const final = pushedAt.length
    await until(() => seen.some((each) => 'number' in each && each.number === final), 'the last event')

    let last = 0
    let gaps: Seen[] = []
    const lost: number[] = []
    for (const each of seen) {
      if (!('number' in each)) {
        gaps.push(each)
        continue
      }
      expect(each.number).toBeGreaterThan(last)
      for (let number = last + 1; number < each.number; number++) {
        const at = pushedAt[number - 1] ?? 0
        const isCovered = gaps.some((gap) => 'from' in gap && gap.from - CLOSE <= at && at <= gap.to + CLOSE)
        if (!isCovered && last > 0) lost.push(number)
      }
      last = each.number
      gaps = []
    }
    expect(lost).toEqual([])
    // Each order is in the books once at most, and certainly where the client knows that it was accepted.
    const booked = exchange.orders().length
    const accepted = [...orders.values()].filter(({ outcome }) => outcome === 'accepted').length
    expect(booked).toBeLessThanOrEqual(orders.size)
    expect(accepted).toBeLessThanOrEqual(booked)
    expect(accepted).toBeGreaterThan(0)
    await kiwoom.close()
    await until(() => exchange.registrations().length === 0, 'nothing is registered')
  } finally {
    await kiwoom.close()
    await program?.kill()
    await exchange.close()
    rmSync(folder, { recursive: true })
  }
})

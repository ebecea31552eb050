/** What a realtime search is reported to hold is what meets the condition. */
import type { World } from '../world/world.ts'

/** Which stocks rise, at two looks: what changed between them may be on its way. */
export interface Rising {
  readonly at: number
  readonly codes: ReadonlySet<string>
}

export function risingNow(world: World): Rising {
  const { instruments } = world.exchange.market
  return {
    at: world.now,
    codes: new Set(instruments.filter(({ price, previousClose }) => price > previousClose).map(({ code }) => code)),
  }
}

const SETTLED = 60_000

/** At the end of a rest. */
export function checkConditions(world: World, before: Rising): void {
  const now = risingNow(world)
  for (const { client, condition, since, state, set } of world.searches) {
    if (state !== 'live' || client.process === undefined || client.isClosing) continue
    if (world.clock.now() - since < SETTLED || since < world.dayChangedAt) continue
    const name = `${client.name}, search ${condition}`
    if (set === undefined) {
      world.breaks('conditions', `${name} has no set after ${SETTLED} ms`)
      continue
    }
    if (condition !== '0') continue
    for (const code of world.codes) {
      if (before.codes.has(code) !== now.codes.has(code)) continue
      if (set.has(code) !== now.codes.has(code))
        world.breaks(
          'conditions',
          `${name}: ${code} ${now.codes.has(code) ? 'meets the condition' : 'does not meet it'}, and the set has it ${set.has(code)}`,
        )
    }
  }
}

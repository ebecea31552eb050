import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'
import type { Timed } from '../../wire/messages.ts'
import { type Chain, chain, percentile, startSender } from './chain.ts'

const RATE = 5_000
/** One second. */
const COUNT = RATE

export function gatewayLatency(percent: 50 | 99): Case {
  return {
    name: `gateway-p${percent}`,
    what: `${RATE} trades a second through the gateway: p${percent} from the sender's write to a client, against a plain \`ws\` relay`,
    atMost: 1.5,
    text: 'gateway/gatewayLatency.md',
    open: () => open(percent),
  }
}

async function open(percent: 50 | 99): Promise<Comparison> {
  const sender = await startSender(RATE)
  const [ours, theirs] = [await chain('gateway', sender, 1), await chain('relay', sender, 1)]
  const rounds = { ours: [] as Timed[], theirs: [] as Timed[] }
  const side = (line: Chain, kept: Timed[]) => ({
    /** That each frame came, with the time it carries. */
    run: async () => (await line.run(COUNT)).latencies.filter((each) => each >= 0 && each < 60_000_000).length,
    measure: async () => {
      const timed = await line.run(COUNT)
      kept.push(timed)
      return percentile(timed.latencies, percent)
    },
  })
  const shown = (kept: readonly Timed[]): string => {
    const all = new Float64Array(kept.flatMap(({ latencies }) => [...latencies]))
    return [50, 99].map((each) => `p${each} ${Math.round(percentile(all, each))}`).join(', ')
  }
  return {
    ours: { name: 'the gateway', ...side(ours, rounds.ours) },
    theirs: { name: 'a `ws` relay', ...side(theirs, rounds.theirs) },
    unit: 'µs',
    rounds: 15,
    note: () => `ours ${shown(rounds.ours)} µs; theirs ${shown(rounds.theirs)} µs`,
    close: () => {
      ours.close()
      theirs.close()
      sender.child.disconnect()
    },
  }
}

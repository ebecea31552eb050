import type { Case } from '../../case.ts'
import type { Comparison } from '../../harness.ts'
import { type Chain, chain, startSender } from './chain.ts'

/** What all clients together get in a second at most. */
const MESSAGES = 50_000
/** How long a round takes. */
const SECONDS = 0.3

/** CPU time of the process in the middle for each frame and client. */
export function gatewayCpu(clients: number, atMost: number): Case {
  return {
    name: `gateway-cpu-${clients}`,
    what: `CPU of the gateway for a frame and client, ${clients} clients, against \`ws\` + \`JSON.parse\` + \`JSON.stringify\` for each`,
    atMost,
    text: 'gateway/gatewayCpu.md',
    open: () => open(clients),
  }
}

async function open(clients: number): Promise<Comparison> {
  const rate = Math.min(5_000, MESSAGES / clients)
  const count = rate * SECONDS
  const sender = await startSender(rate)
  const [ours, theirs] = [await chain('gateway', sender, clients), await chain('relayJson', sender, clients)]
  const side = (line: Chain) => ({
    run: async () => (await line.run(count)).latencies.filter((each) => each >= 0 && each < 60_000_000).length,
    measure: async () => {
      const before = await line.cpu()
      await line.run(count)
      return ((await line.cpu()) - before) / count / clients
    },
  })
  return {
    ours: { name: 'the gateway', ...side(ours) },
    theirs: { name: 'a relay that parses and writes', ...side(theirs) },
    unit: 'µs',
    rounds: 9,
    close: () => {
      ours.close()
      theirs.close()
      sender.child.disconnect()
    },
  }
}

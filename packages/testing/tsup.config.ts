import { defineConfig } from 'tsup'
import { base } from '../../tsup.base.ts'

const entry = {
  arbitrary: 'src/arbitrary.ts',
  clock: 'src/clock.ts',
  exchange: 'src/exchange.ts',
  marbles: 'src/marbles.ts',
  'marbles-jest': 'src/marbles/jest.ts',
  'marbles-node': 'src/marbles/node.ts',
  market: 'src/market.ts',
  tape: 'src/tape.ts',
}

/** What `imports` of the package.json chooses from, by the conditions of the program that loads it. */
const platforms = { nodeServer: 'src/exchange/server/start.ts', noServer: 'src/exchange/noServer.ts' }

export default defineConfig({
  ...base,
  external: [/^#/],
  entry: { ...entry, ...platforms, cli: 'src/cli.ts', 'tape-cli': 'src/tape/cli.ts' },
  dts: { ...base.dts, entry },
})

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

export default defineConfig({
  ...base,
  entry: { ...entry, cli: 'src/cli.ts', 'tape-cli': 'src/tape/cli.ts' },
  dts: { ...base.dts, entry },
})

import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { defineConfig } from 'tsup'
import { thirdPartyLicences } from '../../scripts/release/sbom.mjs'
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
  // rxjs-marbles is the engine of the marble tests, and is built in: as a dependency it would install a reporter of
  // usage, and 26 packages of that reporter, in every project that tests with us.
  noExternal: ['rxjs-marbles', 'fast-equals'],
  onSuccess: async () => writeFileSync('dist/third-party-notices.txt', licences()),
  dts: { ...base.dts, entry, resolve: ['rxjs-marbles'] },
})

function licences(): string {
  const ours = createRequire(import.meta.url)
  const engine = ours.resolve('rxjs-marbles/LICENSE')
  const equals = createRequire(engine).resolve('fast-equals/LICENSE')
  return thirdPartyLicences([
    { name: 'rxjs-marbles', file: engine },
    { name: 'fast-equals', file: equals },
  ])
}

import { defineConfig } from 'tsup'
import { base } from '../../tsup.base.ts'

export default defineConfig({
  ...base,
  entry: ['src/clock.ts', 'src/exchange.ts', 'src/cli.ts'],
  dts: { ...base.dts, entry: ['src/clock.ts', 'src/exchange.ts'] },
})

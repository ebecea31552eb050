import { defineConfig } from 'tsup'
import { base } from '../../tsup.base.ts'

const entry = { index: 'src/index.ts' }

export default defineConfig({
  ...base,
  entry: { ...entry, cli: 'src/cli.ts' },
  dts: { ...base.dts, entry },
})

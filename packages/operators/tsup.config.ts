import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { base } from '../../tsup.base.ts'

/** Each operator is a file of its own: a bundler leaves out whole files that are not used, and can seldom take one apart. */
const operators = readdirSync('src').filter((file) => file.endsWith('.ts'))

export default defineConfig({
  ...base,
  entry: operators.map((file) => `src/${file}`),
  dts: { ...base.dts, entry: ['src/index.ts'] },
})

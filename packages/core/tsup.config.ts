import { defineConfig } from 'tsup'
import { base } from '../../tsup.base.ts'

const entry = {
  index: 'src/index.ts',
  catalog: 'src/catalog.ts',
  costs: 'src/costs.ts',
  errors: 'src/errors.ts',
  fileTokenStore: 'src/rest/token/fileTokenStore.ts',
  session: 'src/session.ts',
  upstream: 'src/upstream.ts',
}

/** What `imports` of the package.json chooses from, by the conditions of the program that loads it. */
const platforms = {
  nodeBytes: 'src/platform/nodeBytes.ts',
  nodeTransports: 'src/platform/nodeTransports.ts',
  webBytes: 'src/platform/webBytes.ts',
  webTransports: 'src/platform/webTransports.ts',
}

export default defineConfig({
  ...base,
  entry: { ...entry, ...platforms },
  external: [/^#/],
  dts: { ...base.dts, entry },
})

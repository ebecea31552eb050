import { defineConfig } from 'tsup'
import { base } from '../../tsup.base.ts'

export default defineConfig({
  ...base,
  entry: {
    index: 'src/index.ts',
    catalog: 'src/catalog.ts',
    costs: 'src/costs.ts',
    fileTokenStore: 'src/rest/token/fileTokenStore.ts',
    session: 'src/session.ts',
    upstream: 'src/upstream.ts',
  },
})

import { readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'
import { base } from '../../tsup.base.ts'

const entry = {
  index: 'src/index.ts',
  catalog: 'src/catalog.ts',
  costs: 'src/costs.ts',
  errors: 'src/errors.ts',
  fileTokenStore: 'src/rest/token/fileTokenStore.ts',
  ko: 'src/ko.ts',
  node: 'src/node.ts',
  session: 'src/session.ts',
  slim: 'src/slim.ts',
  upstream: 'src/upstream.ts',
}

/** What `imports` of the package.json chooses from, by the conditions of the program that loads it. */
const platforms = {
  nodeBytes: 'src/platform/nodeBytes.ts',
  nodeTransports: 'src/platform/nodeTransports.ts',
  webBytes: 'src/platform/webBytes.ts',
  webTransports: 'src/platform/webTransports.ts',
}

/**
 * Files of their own, which no one imports by name: a bundler leaves out whole files that are not used, and can seldom
 * take a file apart. So a program that uses one namespace, one error or one type loads no other.
 */
const apart = {
  connect: 'src/kiwoom.ts',
  ...Object.fromEntries(
    readdirSync('src/catalog').map((file) => [`catalog-${file.replace('.ts', '')}`, `src/catalog/${file}`]),
  ),
}

export default defineConfig({
  ...base,
  entry: { ...entry, ...platforms, ...apart },
  external: [/^#/],
  dts: { ...base.dts, entry },
})

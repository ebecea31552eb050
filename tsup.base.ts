import type { Options } from 'tsup'

/** How every package is built: ESM and CommonJS with types for each, for the oldest Node that we support. */
export const base = {
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'node',
  // One copy of the catalogue for the entries that share it.
  splitting: true,
  // Also makes Rollup write the CommonJS: tsup's own way of splitting it rewrites classes and loses their names.
  treeshake: true,
  clean: true,
  // The default escapes every Korean letter to six characters.
  esbuildOptions(options) {
    options.charset = 'utf8'
  },
  // The types are rolled up from the entries alone, which a composite project does not allow. The step `types` of the
  // tests checks the sources, and the packed tests check these declarations: a third check would double the build.
  dts: { compilerOptions: { composite: false, noCheck: true } },
} satisfies Options

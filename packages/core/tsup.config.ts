import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/catalog.ts'],
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'node',
  dts: true,
  splitting: true,
  clean: true,
})

import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/exchange.ts', 'src/cli.ts'],
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'node',
  dts: true,
  splitting: true,
  clean: true,
})

import { defineConfig } from 'vitest/config'

// One seed for the whole run: drawn here, printed, and given again with KIWOOM_SEED to repeat a run that failed.
const seed = process.env['KIWOOM_SEED'] ?? String(Math.trunc(Math.random() * 2 ** 31))
console.log(`long tests, seed ${seed}; to repeat this run: KIWOOM_SEED=${seed} npm run test:long`)

/** `npm run test:long`: what is random and long. */
export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.long.test.ts', 'examples/**/*.long.test.ts', 'test/**/*.long.test.ts'],
    setupFiles: ['test/support/longSeed.ts'],
    env: { KIWOOM_LONG: 'true', KIWOOM_SEED: seed },
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    maxWorkers: '100%',
  },
})

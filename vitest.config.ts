import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.long.test.ts'],
    // By default one core stays idle: on a machine with two that is half of it.
    maxWorkers: '100%',
    // No test is about the speed of the machine: five seconds, the default, fail on a busy one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})

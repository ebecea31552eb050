import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** One of these started last would run on alone while a core is idle. */
const LONG = ['test/packed/', 'test/docs/programs']

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((path) => moduleId.includes(path))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.long.test.ts'],
    // By default one core stays idle: on a machine with two that is half of it.
    maxWorkers: '100%',
    // The files of a worker share their modules, loaded and compiled once: no module of ours keeps state of its own.
    isolate: false,
    sequence: { sequencer: LongFirst },
    // Simulated days keep what they trade: with room for it, the young generation is copied less often.
    execArgv: ['--max-semi-space-size=64'],
    // No test is about the speed of the machine: the limit only ends a test that hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})

/** The module `node:test` of the playground: `test(title, function)`, whose outcome is shown. */
import type { Happening } from '../messages.ts'

export interface TestModule {
  readonly test: (title: string, run: () => unknown) => Promise<void>
  readonly it: TestModule['test']
}

export function testsTo(put: (happening: Happening) => void): TestModule {
  const test = async (title: string, run: () => unknown): Promise<void> => {
    try {
      await run()
      put({ _tag: 'test', title, passed: true, text: '', at: Date.now() })
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      put({ _tag: 'test', title, passed: false, text, at: Date.now() })
    }
  }
  return { test, it: test }
}

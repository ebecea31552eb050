/** The reader's TypeScript as a function: types removed, imports as calls of `require`. */
import { transform } from 'sucrase'

export interface Program {
  /** The modules that it imports. */
  readonly imports: readonly string[]
  run(require: (name: string) => unknown, console: unknown): Promise<unknown>
}

/** @throws SyntaxError when the text is no TypeScript. */
export function compile(text: string): Program {
  const { code } = transform(text, { transforms: ['typescript', 'imports'], production: true })
  const imports = [...new Set([...code.matchAll(/\brequire\('([^']+)'\)/g)].map(([, name = '']) => name))]
  const run: unknown = Reflect.construct(AsyncFunction, ['require', 'exports', 'console', code])
  if (typeof run !== 'function') throw new TypeError('the program could not be compiled')
  return { imports, run: async (require, console) => run(require, {}, console) }
}

// It has no name of its own. Its body may await at the top, as a module may.
const AsyncFunction: typeof Function = Object.getPrototypeOf(async () => undefined).constructor

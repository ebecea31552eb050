/** The programs in our pages and docstrings: type-checked as a reader's editor would, then run as a reader would. */
import { fork } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { Ran } from './runPrograms.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Below the root, so that the programs find the workspace's packages as a user's find the installed ones. */
const CACHE = `${ROOT}node_modules/.cache/docs/`

export interface Program {
  /** Where it stands, such as `README.md 2`. */
  readonly name: string
  readonly text: string
  /** The file from which it can be run. */
  readonly file: string
  /** What its `// prints:` lines promise; none promise nothing. */
  readonly prints: readonly string[]
}

/** The `ts` blocks of a page or of a source's docstrings. */
export function programsIn(path: string): readonly Program[] {
  const text = readFileSync(`${ROOT}${path}`, 'utf8')
  const plain = path.endsWith('.ts') ? text.replaceAll(/^ *\* ?/gm, '') : text
  mkdirSync(CACHE, { recursive: true })
  return [...plain.matchAll(/```ts\n(.*?)```/gs)].map(([, program = ''], index) => {
    const name = `${path} ${index + 1}`
    const file = `${CACHE}${name.replaceAll(/\W+/g, '-')}.mts`
    writeFileSync(file, program)
    return {
      name,
      text: program,
      file,
      prints: [...program.matchAll(/^ *\/\/ prints: (.*)$/gm)].map(([, line = '']) => line),
    }
  })
}

/** What the compiler has to say of the programs, under the repo's own strict settings. */
export function typeErrorsOf(programs: readonly Program[]): readonly string[] {
  const base = ts.readConfigFile(`${ROOT}tsconfig.base.json`, ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(base.config.compilerOptions, ROOT)
  const files = programs.map(({ file }) => file)
  const program = ts.createProgram(files, { ...options, types: ['node'], typeRoots: [`${ROOT}node_modules/@types`] })
  // Those of the programs, and no others: the step `types` checks the sources that they import.
  const found = [
    ...program.getOptionsDiagnostics(),
    ...files.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file))),
  ]
  return found.map(
    ({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  )
}

/** Programs that run one after the other in a process of their own. */
export interface Running {
  /** What a program printed; rejects when it failed, or when the process ended before it. */
  outputOf(program: Program): Promise<string>
  /** Ends the process, whatever still runs in it. */
  stop(): void
}

/** Starts programs; those behind one that fails go on in a new process. */
export function run(programs: readonly Program[]): Running {
  const files = programs.map(({ file }) => file)
  const ran = new Map<string, Ran>()
  const waiting = new Map<string, (ran: Ran) => void>()
  const settle = (one: Ran): void => {
    ran.set(one.file, one)
    waiting.get(one.file)?.(one)
  }
  let stop = (): void => {}
  const start = (left: readonly string[]): void => {
    const options = { cwd: ROOT, execArgv: ['--import', 'tsx'] }
    const child = fork(fileURLToPath(new URL('runPrograms.ts', import.meta.url)), left, options)
    stop = () => {
      child.removeAllListeners('exit')
      child.kill()
    }
    child.on('message', settle)
    child.on('exit', (code) => {
      // One that ends its process without a word is the first that did not report.
      const [silent] = left.filter((file) => !ran.has(file))
      if (silent !== undefined && left.every((file) => !ran.has(file))) {
        settle({ file: silent, printed: '', failure: `ended the process, with ${code}` })
      }
      const rest = left.filter((file) => !ran.has(file))
      if (rest.length > 0) start(rest)
    })
  }
  start(files)
  return {
    outputOf: async ({ name, file }) => {
      const { printed, failure } = ran.get(file) ?? (await new Promise<Ran>((resolve) => waiting.set(file, resolve)))
      if (failure !== undefined) throw new Error(`${name}: ${failure}`)
      return printed
    },
    stop: () => stop(),
  }
}

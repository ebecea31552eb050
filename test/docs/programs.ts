/** The programs in a Markdown page: type-checked as a reader's editor would, then run as a reader would run them. */
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ts from 'typescript'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Below the root, so that the programs find the workspace's packages as a user's find the installed ones. */
const CACHE = `${ROOT}node_modules/.cache/docs/`

/** The `ts` blocks of a page. */
export function programsOf(page: string): readonly string[] {
  const text = readFileSync(`${ROOT}${page}`, 'utf8')
  return [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, program = '']) => program)
}

/** Writes a program where it can be run; answers with its path. */
export function place(program: string, name: string): string {
  mkdirSync(CACHE, { recursive: true })
  const file = `${CACHE}${name}.mts`
  writeFileSync(file, program)
  return file
}

/** What the compiler has to say of a program, under the repo's own strict settings. */
export function typeErrorsOf(file: string): readonly string[] {
  const base = ts.readConfigFile(`${ROOT}tsconfig.base.json`, ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(base.config.compilerOptions, ROOT)
  const program = ts.createProgram([file], { ...options, types: ['node'], typeRoots: [`${ROOT}node_modules/@types`] })
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** Runs a program; answers with what it printed. Rejects when it fails or does not end. */
export async function outputOf(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], {
    cwd: ROOT,
    timeout: 60_000,
  })
  return stdout
}

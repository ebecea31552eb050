import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Case } from '../../case.ts'
import type { Comparison, Side } from '../../harness.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export const importTime: Case = {
  name: 'import',
  what: 'Loading the built @kiwoom-rx/core in a new process, against rxjs, ws and io-ts alone',
  atMost: 1.5,
  text: 'package/import.md',
  open: imports,
}

function imports(): Comparison {
  // As its users get it: built.
  execFileSync(process.execPath, [join(root, 'scripts/run.mjs'), 'build', 'core'], { cwd: root, stdio: 'pipe' })
  return {
    ours: inNewProcess('@kiwoom-rx/core', [pathToFileURL(join(root, 'packages/core/dist/index.js')).href]),
    theirs: inNewProcess('rxjs, ws, io-ts, fp-ts', ['rxjs', 'ws', 'io-ts', 'fp-ts/lib/Either.js']),
  }
}

function inNewProcess(name: string, modules: readonly string[]): Side {
  const load = `await Promise.all(${JSON.stringify(modules)}.map((name) => import(name)))`
  const script = `
    const before = process.cpuUsage()
    ${load}
    const { user, system } = process.cpuUsage(before)
    const took = (user + system) / 1000
    const { Observable } = await import('rxjs')
    console.log(JSON.stringify({ took, rxjs: typeof Observable }))`
  // From core's folder, where the bare names are found as core finds them.
  const run = (): { readonly took: number; readonly rxjs: string } => {
    const args = ['--input-type=module', '--eval', script]
    return JSON.parse(execFileSync(process.execPath, args, { cwd: join(root, 'packages/core'), encoding: 'utf8' }))
  }
  return { name, run: () => run().rxjs, measure: () => run().took }
}

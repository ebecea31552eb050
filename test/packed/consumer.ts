import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from '../../scripts/install/npm.mjs'
import { succeed, type Tarball } from '../../scripts/pack.mjs'
import { collect } from '../../scripts/run/process.mjs'
import { root } from '../support/files.ts'

/** The oldest compiler that the declarations are written for: they use its `NoInfer`. */
export const OLDEST_TYPESCRIPT = '5.4.5'

/** An empty project outside the workspace with the tarballs, RxJS and the oldest compiler, as npm installs them for a user. */
export async function install(folder: string, tarballs: readonly Tarball[]): Promise<void> {
  cpSync(join(root, 'test/packed/consumer'), folder, { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', version: '0.0.0', private: true, type: 'module' }),
  )
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline']
  const files = tarballs.map(({ file }) => file)
  await succeed(
    'npm install',
    npm(['install', ...quiet, ...files, 'rxjs@^7.8.0', `typescript@${OLDEST_TYPESCRIPT}`], { cwd: folder }),
  )
}

/** Runs one of the consumer's programs and returns what it printed. */
export async function run(folder: string, file: string): Promise<unknown> {
  return JSON.parse(await succeed(file, collect(process.execPath, [file], { cwd: folder })))
}

/**
 * Compiles some of the consumer's files as a user's project would be, the packages' own declarations included: only the
 * compiler's libraries, such as the DOM, are taken as they are.
 */
export function compile(
  folder: string,
  files: readonly string[],
  options: Readonly<Record<string, string>>,
  compiler = join(root, 'node_modules/typescript'),
): Promise<string> {
  const config = `tsconfig.${files.join('.')}.${options['moduleResolution']}.json`
  const checks = { strict: true, skipLibCheck: false, skipDefaultLibCheck: true }
  const compilerOptions = { target: 'es2022', ...checks, noEmit: true, types: [], ...options }
  writeFileSync(join(folder, config), JSON.stringify({ compilerOptions, files }))
  const tsc = join(compiler, 'bin/tsc')
  return succeed(
    `tsc of ${files.join(' and ')}`,
    collect(process.execPath, [tsc, '--project', config], { cwd: folder }),
  )
}

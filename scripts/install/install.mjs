/** Installs the locked dependencies with the pinned pnpm, unless they are already there. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { npm } from './npm.mjs'

/**
 * A stamp inside node_modules says for which lock and which Node it was installed. Comparing it costs a few file reads
 * and no process, so a command on an installed checkout starts at once.
 *
 * @param {string} root
 * @returns {Promise<boolean>} whether the dependencies are there
 */
export async function ensureInstalled(root) {
  const stampFile = join(root, 'node_modules/.kiwoom-rx-installed')
  const stamp = stampOf(root)
  if (readIfThere(stampFile) === stamp && packages(root).every((dir) => existsSync(join(dir, 'node_modules')))) {
    return true
  }

  console.error('Installing the locked dependencies (first run, or the lock changed) …')
  const spec = packageManager(root)
  const install = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  const { code, output } = await npm(['exec', '--yes', `--package=${spec}`, '--', 'pnpm', ...install], { cwd: root })
  if (code !== 0) {
    console.error(output.trimEnd())
    console.error(
      `\nThe dependencies could not be installed: ${spec} ${install[0]} ended with code ${code} (output above).`,
    )
    console.error(
      'If it could not download, check the network and the npm registry setting, then run the command again.',
    )
    console.error(
      `If it names the lock file, a package.json has changed: run "npx ${spec} install" and commit the lock file.`,
    )
    return false
  }
  writeFileSync(stampFile, stamp)
  return true
}

/** @param {string} root */
function stampOf(root) {
  const hash = createHash('sha256')
  const manifests = [root, ...packages(root)].map((dir) => join(dir, 'package.json'))
  for (const file of [join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), ...manifests]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  // Some dependencies ship one binary for each platform, and pnpm lays node_modules out in its own way.
  hash.update([process.versions.modules, process.platform, process.arch, packageManager(root)].join('\0'))
  return hash.digest('hex')
}

/**
 * The pinned package manager, as `pnpm@10.34.8`.
 *
 * @param {string} root
 * @returns {string}
 */
export function packageManager(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager
}

/**
 * @param {string} root
 * @returns {string[]}
 */
function packages(root) {
  return readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name))
    .filter((dir) => existsSync(join(dir, 'package.json')))
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

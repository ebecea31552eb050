/** The public surface of each entry as one text, so that a change of it is seen in a review. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { build, packagesInOrder } from '../build.mjs'

/** @typedef {{ readonly name: string, readonly types: string, readonly manifest: string }} Entry */
/** @typedef {{ readonly name: string, readonly text: string, readonly written: string }} Report */

/**
 * `npm run api`: builds the packages and writes the reports into `docs/api`.
 *
 * @param {string} root
 */
export async function writeReports(root) {
  await build(root, [])
  for (const { name } of reports(root, true)) console.log(`docs/api/${name}.api.md`)
}

/**
 * The report of every entry of the packages as built, with the one that is in `docs/api`.
 *
 * @param {string} root
 * @param {boolean} isWriting whether `docs/api` gets what is new
 * @returns {readonly Report[]}
 */
export function reports(root, isWriting) {
  const temporary = mkdtempSync(join(tmpdir(), 'kiwoom-rx-api-'))
  const folder = join(root, 'docs/api')
  mkdirSync(folder, { recursive: true })
  try {
    return entries(root).map((entry) => {
      const file = `${entry.name}.api.md`
      const written = existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : ''
      Extractor.invoke(config(entry, folder, temporary), {
        localBuild: isWriting,
        messageCallback: (message) => {
          message.handled = true
        },
      })
      return { name: entry.name, text: readFileSync(join(temporary, file), 'utf8'), written }
    })
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

/**
 * @param {string} root
 * @returns {readonly Entry[]}
 */
function entries(root) {
  return packagesInOrder.flatMap((pack) => {
    const folder = join(root, 'packages', pack)
    const manifest = join(folder, 'package.json')
    const { exports } = JSON.parse(readFileSync(manifest, 'utf8')).publishConfig
    return Object.entries(exports).flatMap(([path, conditions]) => {
      const types = conditions?.import?.types
      if (typeof types !== 'string') return []
      const name = [pack, ...path.split('/').slice(1)].join('-')
      return [{ name, types: join(folder, types), manifest }]
    })
  })
}

/**
 * @param {Entry} entry
 * @param {string} reportFolder
 * @param {string} reportTempFolder
 */
function config({ name, types, manifest }, reportFolder, reportTempFolder) {
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'dom'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
  }
  return ExtractorConfig.prepare({
    packageJsonFullPath: manifest,
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: join(manifest, '..'),
      mainEntryPointFilePath: types,
      apiReport: { enabled: true, reportFolder, reportTempFolder, reportFileName: `${name}.api.md` },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files: [types] }, skipLibCheck: true },
      // Its opinions of comments and of types that are not exported are no part of the surface.
      messages: {
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Warning } },
      },
    },
  })
}

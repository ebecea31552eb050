/** What a user installs with our packages: a bill of materials and the licences. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { npm } from '../install/npm.mjs'
import { pack, succeed } from '../pack.mjs'

/** @typedef {{ readonly name: string, readonly version: string, readonly licence: string }} Component */

/**
 * `npm run sbom`, or `npm run sbom -- FOLDER`: `sbom.cdx.json` (CycloneDX) and `LICENCES.md`, by default in `dist`.
 *
 * @param {string} root
 * @param {string[]} args
 */
export async function sbomInto(root, [folder = 'dist']) {
  const target = resolve(root, folder)
  const project = mkdtempSync(join(tmpdir(), 'kiwoom-rx-sbom-'))
  try {
    const tarballs = await pack(root, target)
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'kiwoom-rx', version: '0.0.0', private: true }))
    const files = tarballs.map(({ file }) => file)
    await succeed('npm install', npm(['install', '--no-audit', '--no-fund', ...files, 'rxjs@^7.8.0'], { cwd: project }))
    const text = await billOfMaterials(project)
    writeFileSync(join(target, 'sbom.cdx.json'), text)
    writeFileSync(join(target, 'LICENCES.md'), licencesPage(componentsOf(text)))
    console.log(join(target, 'sbom.cdx.json'))
    console.log(join(target, 'LICENCES.md'))
  } finally {
    rmSync(project, { recursive: true })
  }
}

/**
 * What is installed in a project, as CycloneDX.
 *
 * @param {string} project
 * @returns {Promise<string>}
 */
export function billOfMaterials(project) {
  return succeed('npm sbom', npm(['sbom', '--sbom-format=cyclonedx', '--sbom-type=library'], { cwd: project }))
}

/**
 * @param {string} text a bill of materials
 * @returns {readonly Component[]}
 */
export function componentsOf(text) {
  /** @type {{ components: { name: string, version: string, licenses?: { license?: { id?: string, name?: string }, expression?: string }[] }[] }} */
  const { components } = JSON.parse(text)
  return components
    .map(({ name, version, licenses = [] }) => ({
      name,
      version,
      licence: licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '?').join(', '),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** @param {readonly Component[]} components */
function licencesPage(components) {
  const rows = components.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  return ['# Licences', '', '| Package | Version | Licence |', '| --- | --- | --- |', ...rows, ''].join('\n')
}

/**
 * The licence texts of packages whose code is inside one of ours.
 *
 * @param {readonly { readonly name: string, readonly file: string }[]} packages the licence file of each
 */
export function thirdPartyLicences(packages) {
  return packages.map(({ name, file }) => `${name}\n\n${readFileSync(file, 'utf8').trim()}\n`).join('\n---\n\n')
}

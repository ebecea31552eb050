/** The public surface of every entry, against the report of it in docs/api. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { alone, buildPackage, packagesInOrder } from '../../scripts/build.mjs'
import { succeed } from '../../scripts/pack.mjs'
import { reports } from '../../scripts/release/api.mjs'
import { root } from '../support/files.ts'

test('docs/api says what every entry exports; where that has changed on purpose, npm run api writes it', async () => {
  const all = await alone(root, async () => {
    for (const name of packagesInOrder) await succeed(`building ${name}`, buildPackage(root, name))
    return reports(root, false)
  })
  expect(all.length).toBeGreaterThan(10)
  for (const { name, text, written } of all) expect({ name, text: written }).toEqual({ name, text })
  expect(readdirSync(join(root, 'docs/api')).sort()).toEqual(all.map(({ name }) => `${name}.api.md`).sort())
})

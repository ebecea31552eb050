/** A reader of an operator finds its tests by its name. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { repoFiles, root } from '../support/files.ts'

const INDEX = 'packages/operators/src/index.ts'
const files = new Set(repoFiles())

/** What the index exports that is no type. */
const PUBLIC = publicNames(readFileSync(join(root, INDEX), 'utf8'))

function publicNames(text: string): readonly string[] {
  return ts.createSourceFile(INDEX, text, ts.ScriptTarget.ES2022).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return []
    const { exportClause } = statement
    if (exportClause === undefined || !ts.isNamedExports(exportClause))
      throw new Error(`${INDEX} names what it exports`)
    return exportClause.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text)
  })
}

test('the names that the index of the operators exports are read without its types', () => {
  const text = "export { type A, a, b as c } from './a.ts'\nexport type { D } from './d.ts'"
  expect(publicNames(text)).toEqual(['a', 'c'])
  expect(PUBLIC.length).toBeGreaterThan(60)
})

test('each public operator has a test file of its own name that imports it', () => {
  const without = PUBLIC.filter((name) => {
    const file = `packages/operators/test/${name}.test.ts`
    return (
      !files.has(file) ||
      !new RegExp(`\\b${name}\\b[^']*from '../src/index.ts'`).test(readFileSync(join(root, file), 'utf8'))
    )
  })
  expect(without).toEqual([])
})

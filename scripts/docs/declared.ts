/** The catalogue's source, read as text: what each field's comment says besides what its declaration says. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** One field as it is written. */
export interface DeclaredField {
  /** `chart.stockMinute.response.candles.open` */
  readonly path: string
  /** The comment before it. */
  readonly comment: string
  /** The wire key, as the comment should show it: for numbered families with its range, `41–50`. */
  readonly key: string
  /** The manual's label; `undefined` for a numbered family as a whole. */
  readonly ko: string | undefined
}

/** What follows the `—` of a field's comment: units, blanks, what the manual does not say. */
export function noteOf({ comment }: DeclaredField): string {
  return /—\s+(.*)$/.exec(comment)?.[1] ?? ''
}

/** Every field of every declaration, in the order of the source. */
export function declaredFields(catalogFolder: string): readonly DeclaredField[] {
  return readdirSync(catalogFolder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(catalogFolder, file), 'utf8')
      return fieldsOfFile(file.replace(/\.ts$/, ''), ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true))
    })
}

function fieldsOfFile(namespace: string, source: ts.SourceFile): readonly DeclaredField[] {
  const exported = renamed(source)
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ name, initializer }) => {
      if (initializer === undefined || !ts.isCallExpression(initializer) || !ts.isIdentifier(name)) return []
      const [written] = initializer.arguments
      if (written === undefined || !ts.isObjectLiteralExpression(written)) return []
      return ['request', 'response', 'event'].flatMap((side) => {
        const fields = propertyOf(written, side)
        return fields === undefined
          ? []
          : fieldsIn(`${namespace}.${exported.get(name.text) ?? name.text}.${side}`, fields, 1)
      })
    })
}

/** `export { sectorPrice as price }`: the name inside, to the name outside. */
function renamed(source: ts.SourceFile): ReadonlyMap<string, string> {
  const clauses = source.statements.filter(ts.isExportDeclaration).map(({ exportClause }) => exportClause)
  const names = clauses.flatMap((clause) => (clause && ts.isNamedExports(clause) ? [...clause.elements] : []))
  return new Map(names.map(({ name, propertyName }) => [propertyName?.text ?? name.text, name.text]))
}

function fieldsIn(path: string, fields: ts.ObjectLiteralExpression, levels: number): readonly DeclaredField[] {
  return fields.properties.filter(ts.isPropertyAssignment).flatMap((property) => {
    const own = `${path}.${property.name.getText()}`
    const { key, ko, rows, count } = readCall(property.initializer)
    const comment = commentOf(property)
    const shown = levels === 1 ? key : `${key}–${Number(key) + levels - 1}`
    return [{ path: own, comment, key: shown, ko }, ...(rows === undefined ? [] : fieldsIn(own, rows, count))]
  })
}

/** Reads `price('cur_prc', '현재가')`, also inside `essential(…)`, `scaled(100, …)` and similar ones. */
function readCall(written: ts.Expression): {
  key: string
  ko: string | undefined
  rows: ts.ObjectLiteralExpression | undefined
  count: number
} {
  if (!ts.isCallExpression(written)) throw new Error(`not a field: ${written.getText()}`)
  const inner = written.arguments.find(ts.isCallExpression)
  if (inner !== undefined) return readCall(inner)
  const [key, ko] = written.arguments.filter(ts.isStringLiteral).map(({ text }) => text)
  const isList = /^(?:rows|tuples|levels)$/.test(written.expression.getText())
  const rows = isList ? written.arguments.find(ts.isObjectLiteralExpression) : undefined
  const count = Number(written.arguments.find(ts.isNumericLiteral)?.text ?? 1)
  return { key: key ?? '', ko, rows, count }
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralExpression | undefined {
  const property = object.properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText() === name)
  return property !== undefined && ts.isObjectLiteralExpression(property.initializer) ? property.initializer : undefined
}

function commentOf(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

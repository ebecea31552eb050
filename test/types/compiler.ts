/** The TypeScript language service over a few files: what an editor would show. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** How a user's project is set. */
export const userOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  types: [],
}

/** An editor with one file open, which need not exist. */
export interface Editor {
  readonly program: ts.Program
  /** Everything the compiler has to say against the file. */
  problems(): readonly string[]
  /** The type of a variable, written out. */
  typeOf(variable: string): string
  /** The fields of a variable's type, each with its own type. */
  fieldsOf(variable: string): readonly string[]
  /** What an emitted declaration of the file says. */
  declarations(): string
  /** What hovering the first occurrence of a text shows: the declaration, and its documentation. */
  hover(text: string): { readonly declaration: string; readonly documentation: string }
}

/** Opens `text` as a file of a folder. */
export function edit(folder: string, text: string): Editor {
  const file = join(folder, 'edited.ts')
  const read = (path: string): string | undefined =>
    path === file ? text : existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const content = read(path)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    getCurrentDirectory: () => dirname(file),
    getCompilationSettings: () => userOptions,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
  })
  const program = service.getProgram()
  const source = program?.getSourceFile(file)
  if (program === undefined || source === undefined) throw new Error('The language service has no program.')
  const checker = program.getTypeChecker()

  const find = (node: ts.Node, name: string): ts.Identifier | undefined =>
    ts.isIdentifier(node) && node.text === name ? node : ts.forEachChild(node, (child) => find(child, name))

  return {
    program,
    problems: () =>
      [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      ),
    typeOf: (variable) => {
      const node = find(source, variable)
      if (node === undefined) throw new Error(`There is no ${variable} in the file.`)
      const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.MultilineObjectLiterals
      return checker.typeToString(checker.getTypeAtLocation(node), undefined, flags)
    },
    fieldsOf: (variable) => {
      const node = find(source, variable)
      if (node === undefined) throw new Error(`There is no ${variable} in the file.`)
      return checker.getPropertiesOfType(checker.getTypeAtLocation(node)).map((property) => {
        const type = checker.typeToString(checker.getTypeOfSymbol(property), undefined, ts.TypeFormatFlags.NoTruncation)
        return `${property.name}: ${type.replaceAll('"', "'")}`
      })
    },
    declarations: () => service.getEmitOutput(file, true, true).outputFiles[0]?.text ?? '',
    hover: (shown) => {
      const info = service.getQuickInfoAtPosition(file, text.indexOf(shown) + shown.length - 1)
      return {
        declaration: ts.displayPartsToString(info?.displayParts),
        documentation: ts.displayPartsToString(info?.documentation),
      }
    },
  }
}

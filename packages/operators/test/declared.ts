/** What the exported operators declare as their options, read by the compiler: a new one cannot be forgotten. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const INDEX = fileURLToPath(new URL('../src/index.ts', import.meta.url))

/** What an option takes. */
export type Kind = 'number' | 'function' | 'stream' | 'scheduler' | 'word' | 'null' | 'object' | 'other'

/** One option of an operator. */
export interface DeclaredOption {
  readonly name: string
  readonly isRequired: boolean
  /** What its type admits. */
  readonly kinds: ReadonlySet<Kind>
}

/** The options of every exported function that has some, by its name. */
export function declaredOptions(): ReadonlyMap<string, readonly DeclaredOption[]> {
  const program = ts.createProgram([INDEX], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(INDEX)
  const module = source && checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error('index.ts exports nothing')
  const all = new Map<string, readonly DeclaredOption[]>()
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    if (!(symbol.flags & ts.SymbolFlags.Function)) continue
    const parameters = checker
      .getTypeOfSymbol(symbol)
      .getCallSignatures()
      .flatMap((each) => each.getParameters())
    const types = parameters
      .filter(({ name }) => name === 'options' || name === 'window')
      .flatMap((parameter) => membersOf(checker.getTypeOfSymbol(parameter)))
      .filter(({ flags }) => flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))
    if (types.length > 0) all.set(exported.name, optionsOf(checker, types))
  }
  return all
}

function optionsOf(checker: ts.TypeChecker, types: readonly ts.Type[]): readonly DeclaredOption[] {
  const names = new Set(types.flatMap((type) => checker.getPropertiesOfType(type).map(({ name }) => name)))
  return [...names].map((name) => {
    const found = types.map((type) => checker.getPropertyOfType(type, name))
    const members = found.flatMap((each) => (each === undefined ? [] : membersOf(checker.getTypeOfSymbol(each))))
    return {
      name,
      isRequired: found.every((each) => each !== undefined && !(each.flags & ts.SymbolFlags.Optional)),
      kinds: new Set(members.flatMap((member) => kindOf(checker, member))),
    }
  })
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type]
}

function kindOf(checker: ts.TypeChecker, type: ts.Type): readonly Kind[] {
  if (type.flags & ts.TypeFlags.Undefined) return []
  if (type.flags & ts.TypeFlags.Null) return ['null']
  if (type.flags & ts.TypeFlags.NumberLike) return ['number']
  if (type.flags & ts.TypeFlags.StringLiteral) return ['word']
  if (type.getCallSignatures().length > 0) return ['function']
  if (checker.getPropertyOfType(type, 'subscribe')) return ['stream']
  if (checker.getPropertyOfType(type, 'schedule')) return ['scheduler']
  return [type.flags & ts.TypeFlags.Object ? 'object' : 'other']
}

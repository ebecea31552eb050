/** Runs the text of a marble test in this process. */
import { runInThisContext } from 'node:vm'
import { marbles } from '@kiwoom-rx/testing/marbles'
import ts from 'typescript'

function javascript(text: string): string {
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS }
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    compilerOptions: options,
    reportDiagnostics: true,
  })
  if (diagnostics.length > 0) throw new SyntaxError(diagnostics.map(({ messageText }) => String(messageText)).join())
  return outputText
}

/** What an expression evaluates to. */
export function evaluated(expression: string): unknown {
  return runInThisContext(javascript(`(${expression})`))
}

/** Runs the tests of a text here, and throws where one fails. Returns their titles. */
export function run(text: string): readonly string[] {
  const titles: string[] = []
  const modules: Readonly<Record<string, unknown>> = {
    vitest: {
      it: (title: string, test: () => void): void => {
        titles.push(title)
        test()
      },
    },
    '@kiwoom-rx/testing/marbles': { marbles },
  }
  const load: unknown = runInThisContext(`(require, exports) => {${javascript(text)}\n}`)
  if (typeof load !== 'function') throw new TypeError('no function')
  load((name: string) => modules[name], {})
  return titles
}

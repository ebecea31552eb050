/** A problem as io-ts reports it. Apart from problem.ts, which errors need without io-ts. */
import * as t from 'io-ts'
import { describeProblem, type FieldProblem } from './problem.ts'

/** The same as io-ts's own error. Its context goes without `actual`, which would be the whole reply, secrets and all. */
export function validationError(problem: FieldProblem, context: t.Context): t.ValidationError {
  const type = context[context.length - 1]?.type ?? t.unknown
  return {
    value: problem.raw,
    context: [...context.map((entry) => ({ key: entry.key, type: entry.type })), { key: problem.path, type }],
    message: describeProblem(problem),
  }
}

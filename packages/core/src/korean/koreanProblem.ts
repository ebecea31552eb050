/** A problem of a value in Korean. */
import type { FieldProblem } from '../codec/records/problem.ts'
import { show } from '../codec/records/problem.ts'
import { inKorean } from './translate.ts'

/** One line for one problem: path, label, what was expected, what was there. */
export function koreanProblem({ path, label, raw, expected }: FieldProblem): string {
  const got = raw === HIDDEN ? '(숨김)' : inKorean(show(raw))
  const name = path === '' ? inKorean(label) : `${path} (${inKorean(label)})`
  return `${name}: 기대한 값은 ${inKorean(expected)}, 받은 값은 ${got}`
}

const HIDDEN = '(hidden)'

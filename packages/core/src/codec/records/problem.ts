/** What is wrong with a value: found by the codecs, shown in errors, diagnostics and `describeErrors`. */
import type { Field } from '../../catalog/field.ts'
import { isSecretName } from './secretNames.ts'

/** One value that could not be read or is not acceptable, with all that a person needs to find it. */
export interface FieldProblem {
  /** Where in the record, in our names: `candles[3].open`. */
  readonly path: string
  /** The Korean label and wire key: `시가 · open_pric`. */
  readonly label: string
  /** What was there; `'(hidden)'` for keys, tokens and account numbers. */
  readonly raw: unknown
  /** What should have been there. */
  readonly expected: string
}

/** Makes the problem of a field. A secret is hidden here, at the source, so that it can appear nowhere after. */
export function problemOf(path: string, field: Field<unknown, unknown>, raw: unknown, expected: string): FieldProblem {
  return { path, label: `${field.ko} · ${field.key}`, raw: withoutSecrets(field.key, raw), expected }
}

/** What a key holds, as far as it may be shown. */
export function withoutSecrets(key: string, raw: unknown): unknown {
  const shown = hideSecrets(key, raw)
  return typeof shown === 'object' && shown !== null ? JSON.parse(JSON.stringify(shown, hideSecrets)) : shown
}

/** The same, quicker, for what `JSON.parse` gave: it is copied only where something in it is hidden. */
export function jsonWithoutSecrets(key: string, raw: unknown): unknown {
  if (!holdsSecret(raw)) return hideSecrets(key, raw)
  if (typeof raw !== 'object' || raw === null || isSecretName(key)) return hideSecrets(key, raw)
  if (Array.isArray(raw)) return raw.map((each) => jsonWithoutSecrets('', each))
  return Object.fromEntries(Object.entries(raw).map(([name, each]) => [name, jsonWithoutSecrets(name, each)]))
}

function holdsSecret(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null) return false
  if (Array.isArray(raw)) return raw.some(holdsSecret)
  for (const [key, each] of Object.entries(raw)) if (isSecretName(key) || holdsSecret(each)) return true
  return false
}

/** One line for one problem: path, label, raw value, expectation. */
export function describeProblem({ path, label, raw, expected }: FieldProblem): string {
  return `${path} (${label}): expected ${expected}, got ${raw === HIDDEN ? HIDDEN : show(raw)}`.trimStart()
}

/** A raw value, quoted and short enough for a log line; what a record holds under a secret's key is hidden. */
export function show(raw: unknown): string {
  if (raw === undefined) return 'nothing'
  const text = textOf(raw)
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ')
  return line.length > 80 ? `${line.slice(0, 77)}…` : line
}

function textOf(raw: unknown): string {
  if (typeof raw === 'string') return `'${raw}'`
  // JSON has no NaN, Infinity or bigint.
  if (typeof raw !== 'object' || raw === null) return String(raw)
  try {
    return JSON.stringify(raw, hideSecrets) ?? typeof raw
  } catch {
    return 'an object that has no JSON'
  }
}

const HIDDEN = '(hidden)'

function hideSecrets(key: string, value: unknown): unknown {
  return isSecretName(key) && !isNothing(value) ? HIDDEN : value
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

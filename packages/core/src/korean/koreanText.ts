/** The shape of a Korean text about an error or a diagnostic. */
import { redact } from '../observe/secrets.ts'

/** An error or a diagnostic in Korean. No key, token or account number is in it. */
export interface KoreanText {
  /** Where: the api-id, the realtime type or the stage. */
  readonly stage: string
  /** What happened. */
  readonly what: string
  /** The values that belong to it, each with its Korean name. */
  readonly values: readonly string[]
  /** What to do now. */
  readonly todo: string
}

/** A value with its name; nothing for one that is not known. */
export function named(name: string, value: string | number | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [`${name} ${value}`]
}

/** The same without secrets. */
export function clean({ stage, what, values, todo }: KoreanText): KoreanText {
  return { stage: redact(stage), what: redact(what), values: values.map(redact), todo }
}

/** All of it in one line. */
export function oneLine({ stage, what, values, todo }: KoreanText): string {
  const shown = values.length === 0 ? '' : ` (${values.join(', ')})`
  const said = `${sentence(what)}${shown} 조치: ${sentence(todo)}`
  return stage === '' ? said : `${stage}: ${said}`
}

/** A text that ends as a sentence. */
export function sentence(text: string): string {
  return /[.!?…”]$/.test(text) ? text : `${text}.`
}

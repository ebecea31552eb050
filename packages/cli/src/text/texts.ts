/** The texts of a language, and which language is wanted. */
import { en, type TextKey } from './en.ts'
import { ko } from './ko.ts'

export type Language = 'ko' | 'en'

export const LANGUAGES: readonly Language[] = ['ko', 'en']

/** A text in both languages, for what the catalogue brings. */
export type Localized = Readonly<Record<Language, string>>

/** The texts of a language: one of them, its `{names}` filled in. */
export interface Say {
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string
  readonly language: Language
}

const TABLES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, ko }

export function sayIn(language: Language): Say {
  const say = (key: TextKey, values: Readonly<Record<string, string | number>> = {}): string =>
    TABLES[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return Object.assign(say, { language })
}

/**
 * The language of a command line: `--lang`, or what the environment names (`LC_ALL`, `LC_MESSAGES`, `LANG`, in this
 * order); English when neither is Korean. It is needed before the command line is parsed, for what is wrong with it.
 */
export function languageOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = args.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const given = args[at]?.startsWith('--lang=') === true ? args[at].slice('--lang='.length) : args[at + 1]
  if (at >= 0 && (given === 'ko' || given === 'en')) return given
  const named = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value)
  return /^ko(?:[_.@-]|$)/i.test(named ?? '') ? 'ko' : 'en'
}

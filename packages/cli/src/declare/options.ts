/** Options that several commands take. */
import { LANGUAGES } from '../text/texts.ts'
import type { OptionDeclaration } from './command.ts'

export const LANG: OptionDeclaration = {
  name: 'lang',
  value: 'LANG',
  choices: LANGUAGES,
  about: { key: 'option.lang', values: { choices: LANGUAGES.join(', ') } },
}

/** How the exchange is reached, and as whom. */
export const CONNECTION: readonly OptionDeclaration[] = [
  { name: 'env', value: 'ENV', about: { key: 'option.env' }, suggestions: ['mock', 'real', 'http://127.0.0.1:8080'] },
  { name: 'keys', value: 'FILE', about: { key: 'option.keys' } },
  { name: 'tokens', value: 'FILE', about: { key: 'option.tokens' } },
  { name: 'proxy', value: 'URL', about: { key: 'option.proxy' } },
  { name: 'ca', value: 'FILE', about: { key: 'option.ca' } },
  LANG,
]

export const JSON_LINES: OptionDeclaration = { name: 'json', about: { key: 'option.json' } }
export const CSV: OptionDeclaration = { name: 'csv', about: { key: 'option.csv' } }
export const TAKE: OptionDeclaration = { name: 'take', value: 'N', about: { key: 'option.take' } }
export const REALLY: OptionDeclaration = { name: 'really', about: { key: 'option.really' } }

/** An option with a default value, which its text shows. */
export function withDefault(option: OptionDeclaration & { readonly default: string }): OptionDeclaration {
  const { about } = option
  if (!('key' in about)) return option
  return { ...option, about: { key: about.key, values: { ...about.values, default: option.default } } }
}

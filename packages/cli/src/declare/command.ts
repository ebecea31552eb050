/** What a command takes, as data: parsing, help, completion and docs/cli.md are derived from it. */
import type { TextKey } from '../text/en.ts'
import type { Localized } from '../text/texts.ts'

/** A text of the tables, with what is filled in; or one that the catalogue brings. */
export type About = { readonly key: TextKey; readonly values?: Readonly<Record<string, string>> } | Localized

export interface OptionDeclaration {
  /** Without the hyphens. */
  readonly name: string
  readonly about: About
  /** What the value is called in help; a switch has none. */
  readonly value?: string
  /** May be given several times. */
  readonly multiple?: true
  /** The only values that it takes. */
  readonly choices?: readonly string[]
  readonly default?: string
  /** Another name of the option before it, which help leaves out: the wire key of a parameter. */
  readonly aliasOf?: string
  /** Values that completion offers, though others are taken too. */
  readonly suggestions?: readonly string[]
}

export interface ArgumentDeclaration {
  readonly name: string
  readonly about: About
  readonly kind: 'required' | 'optional' | 'several' | 'any'
  readonly choices?: readonly string[]
  /** Values that completion offers. */
  readonly suggestions?: readonly string[]
}

export interface CommandDeclaration {
  readonly name: string
  /** Its name with the endpoint whose parameters it has: for texts. */
  readonly label?: string
  readonly about: About
  readonly args: readonly ArgumentDeclaration[]
  readonly options: readonly OptionDeclaration[]
  /** The program of another package that gets the whole command line. */
  readonly passesTo?: { readonly package: string; readonly command: string }
  /** Its options go on with the parameters of the endpoint that its first argument names. */
  readonly endpoint?: 'rows' | 'any' | 'order'
}

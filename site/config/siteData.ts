/** What the stage hands to the configuration. */
import type { Language } from './languages.ts'

export interface SiteData {
  /** `https://github.com/owner/name` */
  readonly repository: string
  readonly menus: Readonly<Record<Language, Menus>>
}

export interface Menus {
  readonly guide: readonly Menu[]
  /** By the address under which a menu stands: `/reference/chart/`. */
  readonly reference: Readonly<Record<string, readonly Menu[]>>
}

export interface Menu {
  readonly text: string
  readonly link?: string
  readonly collapsed?: boolean
  readonly items?: readonly Menu[]
}

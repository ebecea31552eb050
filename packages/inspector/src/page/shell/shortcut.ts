/** What a key does, wherever the page stands. */
import { isTyping } from '../parts/isTyping.ts'

export type Shortcut =
  | { readonly _tag: 'tab'; readonly tab: number }
  | { readonly _tag: 'theme' }
  | { readonly _tag: 'language' }
  /** On a tape: so many records further. */
  | { readonly _tag: 'step'; readonly by: number }
  | { readonly _tag: 'play' }

/** A pressed key, as far as it matters. */
export interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly target: EventTarget | null
}

export function shortcut(pressed: Pressed, tabs: number): Shortcut | undefined {
  const { key, ctrlKey, metaKey, altKey, target } = pressed
  if (ctrlKey || metaKey || altKey || isTyping(target)) return undefined
  if (/^[1-9]$/.test(key)) return Number(key) <= tabs ? { _tag: 'tab', tab: Number(key) - 1 } : undefined
  switch (key.toLowerCase()) {
    case 't':
      return { _tag: 'theme' }
    case 'l':
      return { _tag: 'language' }
    case ',':
      return { _tag: 'step', by: -1 }
    case '.':
      return { _tag: 'step', by: 1 }
    case 'p':
      return { _tag: 'play' }
    default:
      return undefined
  }
}

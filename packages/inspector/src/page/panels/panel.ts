/** What a panel is: a tab of the page. */
import type { ComponentChildren } from 'preact'
import type { Ask } from '../../protocol/ask.ts'
import type { PageState } from '../state/pageState.ts'
import type { Language } from '../texts/language.ts'

export interface PanelProps {
  /** The same object all the time: a panel is drawn again after each batch that changed it. */
  readonly state: PageState
  readonly language: Language
  readonly theme: 'dark' | 'light'
  readonly ask: (ask: Ask) => void
}

export interface Panel {
  /** In the address after `#`, and in tests. */
  readonly id: string
  readonly title: Readonly<Record<Language, string>>
  readonly View: (props: PanelProps) => ComponentChildren
}

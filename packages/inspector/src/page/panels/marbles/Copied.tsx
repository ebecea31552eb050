/** The marble test that was copied, to read or to copy by hand. */
import type { Language } from '../../texts/language.ts'
import { TEXTS } from './texts.ts'

export interface CopiedText {
  readonly text: string
  readonly outcome: 'copied' | 'notCopied' | 'tooLong'
}

interface Props {
  readonly copied: CopiedText
  readonly language: Language
  readonly close: () => void
}

export function Copied({ copied: { text, outcome }, language, close }: Props) {
  return (
    <section class="copied" aria-label={TEXTS.copy[language]}>
      <p role="status" data-test="copied">
        {TEXTS[outcome][language]}
        <button type="button" onClick={close}>
          {TEXTS.close[language]}
        </button>
      </p>
      {text !== '' && (
        <textarea readOnly value={text} rows={6} aria-label={TEXTS.copy[language]} data-test="copied-text" />
      )}
    </section>
  )
}

export type Language = 'ko' | 'en'

/** A text in both languages. */
export type Text = Readonly<Record<Language, string>>

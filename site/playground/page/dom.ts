/** Elements in one call. */

type Attributes = Readonly<Record<string, string>>

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

export function button(text: string, kind: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `pg-button ${kind}` }, text)
  made.addEventListener('click', onClick)
  return made
}

/** Colours of the page as it is now: they differ between light and dark. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

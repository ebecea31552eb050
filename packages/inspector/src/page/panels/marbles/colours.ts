/** The theme's colours, for drawing. */
export type Colours = Readonly<
  Record<'back' | 'raised' | 'line' | 'text' | 'dim' | 'accent' | 'rise' | 'fall' | 'warn' | 'bad', string>
>

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element)
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim() || 'gray'
  return {
    back: of('back'),
    raised: of('raised'),
    line: of('line'),
    text: of('text'),
    dim: of('dim'),
    accent: of('accent'),
    rise: of('rise'),
    fall: of('fall'),
    warn: of('warn'),
    bad: of('bad'),
  }
}

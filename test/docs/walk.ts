/** A page of first steps as its reader follows it: files to save, commands to run, what they show, changes to make. */

export type Action =
  | { readonly _tag: 'save'; readonly file: string; readonly text: string }
  | { readonly _tag: 'run'; readonly commands: readonly string[] }
  /** Lines that the last command prints. */
  | { readonly _tag: 'see'; readonly lines: readonly string[] }
  /** A change of a saved file, after which the last command is run again. */
  | { readonly _tag: 'change'; readonly file: string; readonly from: string; readonly to: string }

export interface Step {
  readonly heading: string
  readonly actions: readonly Action[]
}

/** The steps of a page: its sections that have something to do. */
export function stepsOf(page: string): readonly Step[] {
  const saved = new Map<string, string>()
  const steps = page.split(/^## /m).slice(1)
  return steps
    .map((section) => ({ heading: section.split('\n')[0] ?? '', actions: actionsOf(section, saved) }))
    .filter(({ actions }) => actions.length > 0)
}

function actionsOf(section: string, saved: Map<string, string>): readonly Action[] {
  // Every second part is a block; the paragraph before it says what to do with it.
  const parts = section.split(/^(```\w*\n[\s\S]*?^```)$/m)
  return parts.flatMap((part, at) => (at % 2 === 0 ? [] : actionsAt(part, spansIn(parts[at - 1] ?? ''), saved)))
}

function actionsAt(block: string, spans: readonly string[], saved: Map<string, string>): readonly Action[] {
  const [, language = '', text = ''] = /^```(\w*)\n([\s\S]*)^```$/m.exec(block) ?? []
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  switch (language) {
    case 'sh':
      return [{ _tag: 'run', commands: lines }]
    case 'js': {
      const file = spans.findLast((span) => /^[\w.-]+\.mjs$/.test(span))
      if (file === undefined) throw new Error(`No file is named above the program that begins with: ${lines[0]}`)
      saved.set(file, text)
      return [{ _tag: 'save', file, text }]
    }
    case 'text':
      return [...changeOf(spans, saved), { _tag: 'see', lines }]
    default:
      throw new Error(`A reader can do nothing with a block in "${language}", which begins with: ${lines[0]}`)
  }
}

/** A paragraph that names a part of a saved file, and then another text, asks for a change. */
function changeOf([from, to]: readonly string[], saved: ReadonlyMap<string, string>): readonly Action[] {
  if (from === undefined || to === undefined) return []
  const [file] = [...saved].find(([, text]) => text.includes(from)) ?? []
  return file === undefined ? [] : [{ _tag: 'change', file, from, to }]
}

/** What stands in code font in the last paragraph. */
function spansIn(prose: string): readonly string[] {
  const last =
    prose
      .trim()
      .split(/\n\s*\n/)
      .at(-1) ?? ''
  return [...last.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
}

/** The files that a page lets its reader save. */
export function filesOf(steps: readonly Step[]): ReadonlyMap<string, string> {
  return new Map(
    steps.flatMap(({ actions }) => actions.flatMap((each) => (each._tag === 'save' ? [[each.file, each.text]] : []))),
  )
}

/** The commands of a page, one by one. */
export function commandsOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ actions }) => actions.flatMap((each) => (each._tag === 'run' ? each.commands : [])))
}

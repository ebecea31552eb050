/** The log: what the program prints, its gaps, and the outcomes of its tests. */
import { element } from './dom.ts'
import type { Words } from './words.ts'

export type Kind = 'log' | 'warn' | 'error' | 'gap' | 'state' | 'passed' | 'failed'

export interface Log {
  readonly root: HTMLElement
  readonly add: (kind: Kind, text: string, at: number) => void
  readonly addPicture: (title: string, svg: string) => void
  readonly clear: () => void
}

const KEPT = 300

const MARKS: Readonly<Record<Kind, string>> = {
  log: '',
  warn: '!',
  error: '✗',
  gap: '⚡',
  state: '·',
  passed: '✓',
  failed: '✗',
}

export function createLog(words: Words): Log {
  const lines = element('div', { class: 'pg-lines', role: 'log', 'aria-label': words.log, tabindex: '0' })
  const head = element('div', { class: 'pg-head' }, element('h2', {}, words.log))
  const root = element('section', { class: 'pg-panel pg-log', 'aria-label': words.log }, head, lines)
  const append = (line: HTMLElement): void => {
    const isAtEnd = lines.scrollTop + lines.clientHeight >= lines.scrollHeight - 8
    lines.append(line)
    if (lines.childElementCount > KEPT) lines.firstElementChild?.remove()
    if (isAtEnd) lines.scrollTop = lines.scrollHeight
  }
  return {
    root,
    add: (kind, text, at) => {
      const time = element('time', {}, new Date(at).toTimeString().slice(0, 8))
      const body = element('span', {}, MARKS[kind] === '' ? text : `${MARKS[kind]} ${text}`)
      append(element('div', { class: `pg-line ${kind}` }, time, body))
    },
    addPicture: (title, svg) => {
      // As an image: a picture runs no script, whatever text is in it.
      const src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
      append(element('div', { class: 'pg-picture' }, element('img', { src, alt: title })))
    },
    clear: () => lines.replaceChildren(),
  }
}

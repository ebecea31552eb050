/** The playground: the editor, its buttons, and what comes of a run. */
import type { Language } from '../../config/languages.ts'
import { type Example, examples } from '../examples.ts'
import type { Happening } from '../messages.ts'
import { createCandles } from './candles.ts'
import { button, element } from './dom.ts'
import { createEditor } from './editor.ts'
import { createLanes } from './lanes.ts'
import { createLog } from './log.ts'
import { type Run, startRun } from './run.ts'
import { WORDS } from './words.ts'

/** Fills an element, and returns what takes everything away again. */
export function mountPlayground(parent: HTMLElement, language: Language): () => void {
  const words = WORDS[language]
  const candles = createCandles(words)
  const lanes = createLanes(words.marbles)
  const log = createLog(words)
  const state = element('span', { class: 'pg-state', role: 'status', 'data-testid': 'state' }, words.idle)
  let run: Run | undefined

  const setState = (text: string, kind: string): void => {
    state.textContent = text
    state.dataset['kind'] = kind
    stopButton.disabled = run === undefined
    dropButton.disabled = run === undefined
    lanes.setRunning(run !== undefined)
  }
  const end = (text: string): void => {
    run?.stop()
    run = undefined
    setState(text, 'idle')
  }
  const on = (happening: Happening): void => {
    switch (happening._tag) {
      case 'marble':
        lanes.add(happening)
        if (happening.tone === 'signal') candles.mark(happening.label)
        return
      case 'trade':
        candles.add(happening)
        return
      case 'gap': {
        lanes.addGap(happening)
        const seconds = ((happening.to - happening.from) / 1_000).toFixed(1)
        log.add('gap', words.gap(seconds, happening.reason), happening.to)
        return
      }
      case 'connection': {
        const text = words.connection[happening.state]
        if (text !== undefined) log.add('state', text, happening.at)
        return
      }
      case 'log':
        log.add(happening.level, happening.text, happening.at)
        return
      case 'test':
        log.add(
          happening.passed ? 'passed' : 'failed',
          [happening.title, happening.text].join('\n').trim(),
          happening.at,
        )
        return
      case 'picture':
        log.addPicture(happening.title, happening.svg)
        return
      case 'ended':
        end(words.ended)
    }
  }
  const start = (): void => {
    run?.stop()
    for (const part of [candles, lanes, log]) part.clear()
    const fail = (text: string): void => {
      log.add('error', text, Date.now())
      end(words.stopped)
    }
    run = startRun(editor.text(), { onHappening: on, onFailure: fail })
    setState(words.running, 'running')
  }
  const load = (name: string): void => {
    const found = examples.find((example) => example.name === name)
    if (found === undefined) return
    chosen.value = name
    editor.setText(found.text)
  }

  const option = ({ name, title }: Example): HTMLElement => element('option', { value: name }, title[language])
  const chosen = element('select', { class: 'pg-select', 'aria-label': words.example }, ...examples.map(option))
  chosen.addEventListener('change', () => load(chosen.value))
  const runButton = button(words.run, 'primary', start)
  const stopButton = button(words.stop, '', () => end(words.stopped))
  const dropButton = button(words.drop, '', () => {
    log.add('warn', words.broken, Date.now())
    run?.drop()
  })
  const testButton = button(words.marbleTest, '', () => {
    load('marbles')
    start()
  })
  const bar = element('div', { class: 'pg-bar' }, chosen, runButton, stopButton, dropButton, testButton, state)
  const code = element('div', { class: 'pg-editor' })
  const streams = element(
    'section',
    { class: 'pg-panel', 'aria-label': words.marbles },
    element('div', { class: 'pg-head' }, element('h2', {}, words.marbles)),
    lanes.root,
  )
  const side = element('div', { class: 'pg-side' }, candles.root, streams, log.root)
  const root = element('div', { class: 'pg' }, bar, element('div', { class: 'pg-body' }, code, side))
  parent.replaceChildren(root)
  const editor = createEditor(code, words.editor, examples[0]?.text ?? '', start)
  setState(words.idle, 'idle')
  return () => {
    run?.stop()
    for (const part of [candles, lanes, editor]) part.destroy()
    root.remove()
  }
}

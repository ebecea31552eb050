/** The first steps of docs/start.md and docs/ko/start.md, followed in a project that has the packages as npm installs them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { collect } from '../../scripts/run/process.mjs'
import { codeOf } from '../docs/structure.ts'
import { commandsOf, filesOf, type Step, stepsOf } from '../docs/walk.ts'
import { root } from '../support/files.ts'

const PAGES = ['docs/start.md', 'docs/ko/start.md'].map((page) => {
  const steps = stepsOf(readFileSync(root + page, 'utf8'))
  return { page, steps, folder: page.replaceAll(/\W/g, '-') }
})

/** Tests that follow each page. The step of a page that has the programs of the page before it runs once. */
export function describeWalk(consumer: () => string): void {
  describe.each(PAGES)('the first steps of $page', ({ page, steps, folder: name }) => {
    const english = PAGES[0]?.steps ?? []
    const isOwn = (at: number): boolean => page === PAGES[0]?.page || programs(steps[at]) !== programs(english[at])
    const folder = (): string => {
      const made = join(consumer(), name)
      mkdirSync(made, { recursive: true })
      for (const [file, text] of filesOf(steps)) writeFileSync(join(made, file), text)
      return made
    }

    test('install packages that the project has', () => {
      const manifest = readFileSync(join(consumer(), 'package.json'), 'utf8')
      const { dependencies } = JSON.parse(manifest) as { readonly dependencies: Readonly<Record<string, string>> }
      const words = commandsOf(steps.slice(0, 1)).flatMap((command) => command.split(' '))
      const packages = words.filter((word) => word.startsWith('@') || word === 'rxjs')
      expect(packages.filter((one) => dependencies[one] === undefined)).toEqual([])
    })

    test.runIf(isOwn(1))('show a live tick', async () => {
      const { said } = await follow(folder(), steps[1], { varies: true })
      expect(said.match(/^\d\d:\d\d:\d\d \d+ -?\d+$/gm)).toHaveLength(5)
    })

    test.runIf(isOwn(2))('show a marble test that passes, and fails when the expected value is changed', async () => {
      const { said, afterChange } = await follow(folder(), steps[2])
      expect(said).toMatch(/\bpass 1$[\s\S]*\bfail 0$/m)
      expect(afterChange).toMatch(/\bpass 0$[\s\S]*\bfail 1$/m)
    })

    test.runIf(isOwn(3))('show the figures of a backtest and write its report, which holds them', async () => {
      const place = folder()
      const { said } = await follow(place, steps[3])
      const file = join(place, 'report.html')
      expect(existsSync(file)).toBe(true)
      const report = readFileSync(file, 'utf8')
      const figures = said.match(/\d+(?:,\d+)*/g) ?? []
      expect(figures).toHaveLength(3)
      const numbers = new Set(visible(report).match(/\d+(?:[,.]\d+)*/g))
      expect(figures.filter((figure) => !numbers.has(figure))).toEqual([])
      expect(report).toContain(page === 'docs/start.md' ? '<html lang="en">' : '<html lang="ko">')
    })
  })
}

/** What a reader sees of a page. */
function visible(page: string): string {
  return page.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ')
}

/** The programs of a step, without comments. */
function programs(step: Step | undefined): string {
  return JSON.stringify(step?.actions.map((each) => (each._tag === 'save' ? codeOf({ language: 'js', ...each }) : '')))
}

interface Followed {
  /** What the commands printed. */
  readonly said: string
  /** What the last command printed when the page had a file changed. */
  readonly afterChange: string
}

/**
 * Does what a step asks for. Every line that the page shows must be printed; with `varies`, up to its numbers. A command
 * must succeed, and fail after a change, which is then taken back.
 */
async function follow(folder: string, step: Step | undefined, { varies = false } = {}): Promise<Followed> {
  if (step === undefined) throw new Error('The page has fewer steps than are followed.')
  const comparable = (text: string): string => (varies ? text.replaceAll(/-?\d+/g, '0') : text).trim()
  let [said, afterChange, shown, last] = ['', '', '', '']
  for (const action of step.actions) {
    switch (action._tag) {
      case 'save':
        break
      case 'run':
        for (const command of action.commands) {
          const { code, output } = await inShell(command, folder)
          expect(code, `${command}:\n${output}`).toBe(0)
          said += output
          shown = output
          last = command
        }
        break
      case 'change': {
        const path = join(folder, action.file)
        const text = readFileSync(path, 'utf8')
        writeFileSync(path, text.replace(action.from, action.to))
        const { code, output } = await inShell(last, folder)
        writeFileSync(path, text)
        expect(code, `${last} after the change:\n${output}`).not.toBe(0)
        afterChange += output
        shown = output
        break
      }
      case 'see': {
        const printed = new Set(shown.split('\n').map(comparable))
        expect(action.lines.map(comparable).filter((line) => !printed.has(line))).toEqual([])
        break
      }
    }
  }
  return { said, afterChange }
}

/** A command as a reader enters it; `node` is the one that runs the tests. */
function inShell(command: string, folder: string): Promise<{ code: number; output: string }> {
  const [program = '', ...args] = command.split(' ')
  if (program !== 'node') throw new Error(`The page runs ${program}; only node is followed.`)
  return collect(process.execPath, args, { cwd: folder })
}

/** The first steps, docs/start.md and docs/ko/start.md, as far as reading them shows; test/packed follows them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from '../support/files.ts'
import { commandsOf, filesOf, stepsOf } from './walk.ts'

describe.each(['docs/start.md', 'docs/ko/start.md'])('%s', (page) => {
  const steps = stepsOf(readFileSync(root + page, 'utf8'))
  const files = filesOf(steps)
  const commands = commandsOf(steps)

  it('goes from the installation over a tick and a marble test to a backtest', () => {
    expect(steps).toHaveLength(4)
    expect([...files.keys()]).toEqual(['tick.mjs', 'rises.mjs', 'rises.test.mjs', 'backtest.mjs'])
    expect(commands.filter((each) => each.startsWith('node'))).toEqual([
      'node tick.mjs',
      'node --test',
      'node backtest.mjs',
    ])
  })

  it('installs every package that its programs import, and no other', () => {
    const installed = commands.flatMap((each) => (each.startsWith('npm install') ? each.split(' ').slice(2) : []))
    const imports = [...files.values()].flatMap((text) => [...text.matchAll(/^import .* from '([^'.][^']*)'$/gm)])
    const packages = imports.map(([, name = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '')
    const needed = new Set(packages.filter((name) => !name.startsWith('node:')))
    expect(new Set(installed.filter((name) => !name.startsWith('--')))).toEqual(needed)
  })
})

describe('stepsOf', () => {
  const block = (language: string, text: string): string => `\n\n\`\`\`${language}\n${text}\n\`\`\`\n`

  it('finds what to save, run, see and change', () => {
    const page = `# A\n\n## One\n\nSave it as \`a.mjs\`:${block('js', 'log(1)')}${block('sh', 'node a.mjs')}\nTo \`log(1)\`, prefer \`log(2)\`:${block('text', '2')}`
    expect(stepsOf(page)).toEqual([
      {
        heading: 'One',
        actions: [
          { _tag: 'save', file: 'a.mjs', text: 'log(1)\n' },
          { _tag: 'run', commands: ['node a.mjs'] },
          { _tag: 'change', file: 'a.mjs', from: 'log(1)', to: 'log(2)' },
          { _tag: 'see', lines: ['2'] },
        ],
      },
    ])
  })

  it('refuses a program that has no name, and a block that is no part of a walk', () => {
    expect(() => stepsOf(`## One\n\nSave it:${block('js', 'log(1)')}`)).toThrow(/^No file is named .*: log\(1\)$/)
    expect(() => stepsOf(`## One\n\nLook:${block('ts', 'log(1)')}`)).toThrow(/"ts"/)
  })
})

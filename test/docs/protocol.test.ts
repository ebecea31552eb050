/** docs/protocol.md, and every place that cites it. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { repoFiles, root } from '../support/files.ts'

const page = readFileSync(`${root}docs/protocol.md`, 'utf8')
const anchors = [...page.matchAll(/^<a id="([a-z-]+)"><\/a>$/gm)].map(([, anchor = '']) => anchor)
const texts = repoFiles()
  .filter((file) => /\.(?:m?[jt]s|md|grit|json)$/.test(file))
  .filter((file) => file !== 'test/docs/protocol.test.ts')
  .map((file) => ({ file, text: readFileSync(root + file, 'utf8') }))

/** What is wrong in a file, by file. */
function found(pattern: RegExp, isWrong: (anchor: string) => boolean = () => true): readonly string[] {
  return texts.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].filter(([, anchor = '']) => isWrong(anchor)).map(([cited]) => `${file}: ${cited}`),
  )
}

describe('docs/protocol.md', () => {
  it('has each anchor once, before a heading', () => {
    expect(anchors.toSorted()).toEqual([...new Set(anchors)].sort())
    expect(page.match(/^<a id="[^"]*"><\/a>\n\n##/gm)).toHaveLength(anchors.length)
  })

  it('gives the kind of basis of every fact', () => {
    const [facts = ''] = page.split('<a id="open-questions">')
    const bases = /\((?:[^()]*\b)?(?:measured|capture|sample|manual|clients|domain|inference)\b[^()]*\)|not known/
    expect(facts.split('\n').filter((line) => line.startsWith('- ') && !bases.test(line))).toEqual([])
  })

  it('is cited in code by docs/protocol.md#anchor, with an anchor that exists', () => {
    expect(found(/docs\/protocol\.md#([\w-]*)/g).length).toBeGreaterThan(100)
    expect(found(/protocol\.md#([\w-]*)/g, (anchor) => !anchors.includes(anchor))).toEqual([])
  })

  it('is cited in no other way', () => {
    expect(found(/\bPROTOCOL\b/g)).toEqual([])
  })

  it('links to itself by anchors that exist', () => {
    const links = [...page.matchAll(/\]\(#([\w-]*)\)/g)].map(([, anchor = '']) => anchor)
    expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([])
  })
})

it('nothing in the repository needs a folder outside of it', () => {
  expect(found(/\.\.\/shared\/(?:spec\/|[A-Z]+\.md)/g)).toEqual([])
})

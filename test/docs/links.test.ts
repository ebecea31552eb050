/** The links of our pages: every file that they name exists, and every heading. */
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repoFiles, root } from '../support/files.ts'

// The site's own pages link to addresses of the site: VitePress and test/site check those.
const pages = repoFiles().filter((file) => file.endsWith('.md') && !/^(?:bench|site)\//.test(file))

/** The targets of the links of a page, without those to other sites. */
function linksOf(page: string): readonly string[] {
  const text = readFileSync(root + page, 'utf8').replaceAll(/```.*?```/gs, '')
  const links = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => !/^\w+:/.test(link))
}

/** The anchors of a page: those of its headings, as GitHub makes them, and those that it sets. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = readFileSync(root + page, 'utf8')
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase())
  const slugs = headings.map((heading) =>
    heading
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  )
  return new Set([...slugs, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)])
}

describe.each(pages)('%s', (page) => {
  it('links to files and headings that exist', () => {
    const broken = linksOf(page).filter((link) => {
      const [path = '', anchor] = link.split('#')
      const file = path === '' ? page : posix.join(posix.dirname(page), path)
      if (!existsSync(root + file)) return true
      return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).has(anchor)
    })
    expect(broken).toEqual([])
  })
})

/** A table of questions and files, each row with at least one link. */
function questionsIn(page: string): readonly string[] {
  const [, section = ''] = /## Ten questions\n(.*?)(?=\n## )/s.exec(readFileSync(root + page, 'utf8')) ?? []
  return section.split('\n').filter((line) => /^\| [A-Z].*\? \|/.test(line))
}

it('CONTRIBUTING.md answers ten questions of a newcomer, each with a file', () => {
  const questions = questionsIn('CONTRIBUTING.md')
  expect(questions).toHaveLength(10)
  expect(questions.filter((row) => !/\]\(packages\/[^)]+\)/.test(row))).toEqual([])
})

describe('docs/architecture.md', () => {
  const text = readFileSync(`${root}docs/architecture.md`, 'utf8')

  it.each(['call', 'tick', 'order'])('shows the walk of a %s along the files in order', (what) => {
    const [, walk = ''] = new RegExp(`## The walk of an? ${what}\\n(.*?)(?=\\n## )`, 's').exec(text) ?? []
    const steps = walk.split('\n').filter((line) => /^\d+\. /.test(line))
    expect(steps.length).toBeGreaterThanOrEqual(7)
    expect(steps.filter((step) => step.includes('](../packages/core/src/')).length).toBeGreaterThanOrEqual(6)
  })
})

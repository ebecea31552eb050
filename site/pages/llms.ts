/** llms.txt: the guides and the reference for programs that read, as plain Markdown. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Section } from '../../scripts/docs/page.ts'
import { headingOf, summaryOf } from './guides.ts'
import type { Guide } from './pages.ts'

/** The files by their names at the root of the site. */
export function llmsFiles(
  root: string,
  guides: readonly Guide[],
  sections: readonly Section[],
): ReadonlyMap<string, string> {
  const english = guides.filter(({ language }) => language === 'en')
  const texts = english.map((guide) => ({ ...guide, text: readFileSync(join(root, guide.file), 'utf8') }))
  const references = sections.map(({ namespace, title, endpoints }) => ({
    path: `llms/reference/${namespace}.md`,
    title: `${namespace}: ${title}`,
    about: `${endpoints.length} of the exchange's endpoints: parameters, wire keys, codes, units`,
    text: readFileSync(join(root, `docs/reference/${namespace}.md`), 'utf8'),
  }))
  const index = [
    '# kiwoom-rx',
    '> RxJS streams for the Kiwoom Securities (키움증권) REST and WebSocket API, in TypeScript: all 207 endpoints, operators for signals, a fake exchange for tests, trading, backtests, a gateway.',
    '## Guides',
    texts.map(({ name, text }) => `- [${headingOf(text)}](llms/${name}.md): ${summaryOf(text)}`).join('\n'),
    '## Reference',
    references.map(({ path, title, about }) => `- [${title}](${path}): ${about}`).join('\n'),
  ]
  return new Map([
    ['llms.txt', `${index.join('\n\n')}\n`],
    ['llms-full.txt', [...texts, ...references].map(({ text }) => text.trim()).join('\n\n---\n\n')],
    ...texts.map(({ name, text }) => [`llms/${name}.md`, text] as const),
    ...references.map(({ path, text }) => [path, text] as const),
  ])
}

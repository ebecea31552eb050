/** The table of runtimes in the README. What is in it, `test/runtimes/matrix.long.test.ts` runs. */
import { join } from 'node:path'
import { between } from './between.ts'
import type { Language } from './languages.ts'

/** A runtime from the npm registry, pinned, so that the table says what was run. */
export interface Runtime {
  readonly name: string
  readonly npm: 'node' | 'bun' | 'deno'
  readonly version: string
  /** How programs are loaded there. */
  readonly formats: readonly ('ESM' | 'CommonJS')[]
}

/** The oldest Node that is supported, those under long-term support, and the newest; the newest Bun and Deno. */
export const RUNTIMES: readonly Runtime[] = [
  { name: 'Node 20', npm: 'node', version: '20.20.2', formats: ['ESM', 'CommonJS'] },
  { name: 'Node 22', npm: 'node', version: '22.23.3', formats: ['ESM', 'CommonJS'] },
  { name: 'Node 24', npm: 'node', version: '24.21.0', formats: ['ESM', 'CommonJS'] },
  { name: 'Node, newest', npm: 'node', version: '26.10.0', formats: ['ESM', 'CommonJS'] },
  { name: 'Bun', npm: 'bun', version: '1.4.5', formats: ['ESM'] },
  { name: 'Deno', npm: 'deno', version: '2.9.6', formats: ['ESM'] },
]

/** The oldest and the newest RxJS 7. */
export const RXJS: readonly string[] = ['7.8.0', '7.8.2']

/** What bundles client and exchange for a page. */
export const BUNDLERS: readonly string[] = ['esbuild', 'Vite']

export function readmePage(root: string): string {
  return join(root, 'README.md')
}

/** The README with the table as it is tested. */
export function withRuntimes(page: string, language: Language = 'en'): string {
  const words = WORDS[language]
  const yes = '✓ | ✓ | ✓ | ✓'
  const rows = [
    ...RUNTIMES.map(({ name, version, formats }) => {
      const shown = name === 'Node, newest' ? words.newest : name
      return `| ${shown} | ${version}, ${formats.join(words.and)} | ${yes} |`
    }),
    ...RXJS.map((version) => `| RxJS | ${version} | ${yes} |`),
    ...BUNDLERS.map((bundler) => `| Chromium | ${words.bundled(bundler)} | ${yes} |`),
  ]
  const head = `| ${words.head.join(' | ')} |\n| --- | --- | :-: | :-: | :-: | :-: |`
  return between(page, 'runtimes', `${head}\n${rows.join('\n')}`)
}

interface Words {
  readonly head: readonly string[]
  readonly newest: string
  readonly and: string
  readonly bundled: (bundler: string) => string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    head: ['Runtime', 'Version and form', 'REST', 'Realtime', 'Dropped socket, its gap', 'Order'],
    newest: 'Node, newest',
    and: ' and ',
    bundled: (bundler) => `bundled by ${bundler}, the exchange in memory`,
  },
  ko: {
    head: ['런타임', '버전과 모듈 형식', 'REST', '실시간', '끊긴 소켓과 누락 구간', '주문'],
    newest: 'Node 최신',
    and: ', ',
    bundled: (bundler) => `${bundler} 번들, 메모리 안의 거래소`,
  },
}

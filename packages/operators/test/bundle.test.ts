import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import * as operators from '../src/index.ts'

const INDEX = fileURLToPath(new URL('../src/index.ts', import.meta.url))
const MANIFEST = fileURLToPath(new URL('../package.json', import.meta.url))

/** What importing one operator may cost, bytes: minified, without rxjs. About 700 are the check of its options. */
const LIMIT = 4_220

/** Those that cost more, with their own limits and why. None may be here without need. */
const LARGER: Readonly<Record<string, number>> = {
  // VIs: frames of several venues, in any order and any number of times, joined with another stream's clock.
  afterVi: 6_200,
  markVi: 6_100,
  onlyDuringVi: 6_000,
  pauseDuringVi: 7_700,
  viState: 6_250,
  // Four ways to end a bar, two clocks, sessions, VIs, partial bars.
  bars: 6_200,
  // A clock of its own, by events or by a scheduler, and the session.
  stale: 5_850,
  // Two heaps, so that a window of any length costs its logarithm.
  median: 5_050,
  quantile: 5_150,
  // A join with everything that is behind and ahead in time, and the side of each trade.
  orderFlow: 4_800,
  // Sums that stay exact in a window of any length.
  correlation: 4_650,
  deviation: 4_430,
  outlier: 4_520,
  zScore: 4_480,
  // The highest and the lowest of a window, kept in queues.
  breakout: 4_350,
}

async function bundleOf(name: string): Promise<{ readonly bytes: number; readonly imports: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export { ${name} } from ${JSON.stringify(INDEX)}`, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    packages: 'external',
    metafile: true,
    write: false,
  })
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  return { bytes: outputFiles.reduce((sum, { contents }) => sum + contents.length, 0), imports }
}

describe.each(Object.keys(operators))('%s alone', (name) => {
  it(`bundles to less than ${LARGER[name] ?? LIMIT} bytes, and imports nothing but rxjs`, async () => {
    const { bytes, imports } = await bundleOf(name)
    expect(bytes).toBeLessThan(LARGER[name] ?? LIMIT)
    expect(imports.filter((each) => each !== 'rxjs')).toEqual([])
    // An exception that is no longer needed goes.
    if (name in LARGER) expect(bytes).toBeGreaterThanOrEqual(LIMIT)
  })
})

describe('the package', () => {
  it('depends on nothing but rxjs, which the program brings; other peers are optional', () => {
    const {
      dependencies = {},
      peerDependencies,
      peerDependenciesMeta = {},
    } = JSON.parse(readFileSync(MANIFEST, 'utf8'))
    expect(dependencies).toEqual({})
    expect(Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true)).toEqual([
      'rxjs',
    ])
  })

  it('excepts no operator that does not exist', () => {
    expect(Object.keys(LARGER).filter((name) => !(name in operators))).toEqual([])
  })
})

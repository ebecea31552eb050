import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Finding {
  /** The linter's rule; `plugin` for each of ours. */
  readonly rule: string
  readonly message: string
}

interface Report {
  readonly diagnostics: readonly {
    readonly category: string
    readonly message: string
    readonly location: { readonly path: string }
  }[]
}

/** Lints files in a folder that has the repo's rules and nothing else of it, and returns the findings of each file. */
export async function lint(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-rules-'))
  try {
    const manifests = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`)
    for (const path of ['biome.json', 'lint', '.gitignore', 'package.json', ...manifests]) {
      cpSync(join(root, path), join(folder, path), { recursive: true })
    }
    for (const [path, code] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), code)
    }
    const { diagnostics } = JSON.parse(await biome(folder)) as Report
    const findings = new Map([...files.keys()].map((path): [string, Finding[]] => [path, []]))
    for (const { category, message, location } of diagnostics) {
      findings.get(location.path)?.push({ rule: category.replace(/^lint\//, ''), message })
    }
    return findings
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function biome(cwd: string): Promise<string> {
  const args = [
    join(root, 'node_modules/@biomejs/biome/bin/biome'),
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
  ]
  return new Promise((resolve, reject) => {
    // It ends with code 1 when it finds something, which is what these tests want.
    execFile(process.execPath, args, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(stdout)
      else reject(new Error(`biome printed no report: ${stderr || error?.message}`))
    })
  })
}

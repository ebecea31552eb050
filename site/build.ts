/** Builds the site: the stage, and VitePress in a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DATA, PAGES, ROOT } from './config/paths.ts'
import { stage } from './pages/stage.ts'

/**
 * Builds into `site/dist/site`.
 *
 * @param base the path below which a host serves the site, such as `/kiwoom-rx/`
 * @throws Error when VitePress fails; it has printed why, a dead link for example.
 */
export async function build(base = '/'): Promise<void> {
  if (!/^\/(?:.*\/)?$/.test(base)) throw new Error(`--base ${base}: a path that begins and ends with /, as /kiwoom-rx/`)
  console.log(`${stage({ root: ROOT, pages: PAGES, data: DATA })} pages`)
  const child = spawn(process.execPath, ['node_modules/vitepress/bin/vitepress.js', 'build', 'site'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, SITE_BASE: base, NODE_ENV: 'production' },
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`vitepress build ended with ${status}`)
}

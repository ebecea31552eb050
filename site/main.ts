/** `npm run docs -- site`: stages the pages, builds the site into `site/dist/site`, and serves it with `--serve`. */
import { parseArgs } from 'node:util'
import { build } from './build.ts'
import { OUT } from './config/paths.ts'
import { serve } from './serve.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { serve: { type: 'boolean' }, port: { type: 'string', default: '4173' }, base: { type: 'string' } },
})
await build(values.base)
console.log(`The site is in ${OUT}: any host of static files serves it.`)
if (values.serve === true) {
  const { url } = await serve(OUT, Number(values.port))
  console.log(`Serving ${url} until Ctrl+C`)
}

/** How the page is bundled, for the repository and for the build of the package alike. */

/** What is used of esbuild, which the published package does not need. */
export interface Bundler {
  buildSync(options: {
    readonly entryPoints: string[]
    readonly bundle: true
    readonly minify: true
    readonly write: false
    readonly outdir: string
    readonly format: 'iife'
    readonly target: string[]
    readonly charset: 'utf8'
    readonly legalComments: 'none'
    readonly jsx: 'automatic'
    readonly jsxImportSource: 'preact'
    readonly define: Record<string, string>
  }): { readonly outputFiles: readonly { readonly path: string; readonly text: string }[] }
}

export function bundlePage(esbuild: Bundler, main: string): { readonly js: string; readonly css: string } {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [main],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'page',
    format: 'iife',
    target: ['es2022'],
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  return { js: textOf('.js'), css: textOf('.css') }
}

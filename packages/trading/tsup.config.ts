import { defineConfig } from 'tsup'
import { base } from '../../tsup.base.ts'

// The report finds the chart library from where this package is: CommonJS has no `import.meta.url` of its own.
export default defineConfig({ ...base, shims: true, entry: ['src/index.ts', 'src/marbles.ts'] })

// The root scripts (`npm start`, `npm test`, `npm run bench`, `npm run build`) all come through here, so that each of
// them works on a fresh clone. This file keeps to syntax that an old Node can parse: it has to say that it is too old.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`kiwoom-rx needs Node 20.19 or newer, and this is Node ${process.versions.node}. Install a newer Node.`)
  process.exit(1)
}

// npm takes the `--` before the options away; a direct call of this file leaves it in.
const args = process.argv.slice(3).filter((arg) => arg !== '--')
void import('./run/commands.mjs').then(({ run }) => run(process.argv[2], args))

#!/usr/bin/env node
/** `kiwoom`: the command. */
import process from 'node:process'
import { run } from './run.ts'
import { nodeTerminal } from './terminal/nodeTerminal.ts'

void run(process.argv.slice(2), nodeTerminal()).then((code) => {
  process.exitCode = code
})

/** What each declared command does. */
import type { CommandFunction } from '../context/context.ts'
import { quote } from './quote.ts'
import { rows } from './rows.ts'

export const COMMANDS_BY_NAME: ReadonlyMap<string, CommandFunction> = new Map<string, CommandFunction>([
  ['quote', quote],
  ['rows', rows],
])

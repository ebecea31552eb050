/** What each declared command does. */
import type { CommandFunction } from '../context/context.ts'
import { account } from './account.ts'
import { backtest } from './backtest.ts'
import { call } from './call.ts'
import { completion } from './completion.ts'
import { conditions } from './conditions.ts'
import { doctor } from './doctor.ts'
import { orders } from './orders.ts'
import { quote } from './quote.ts'
import { rows } from './rows.ts'
import { watch } from './watch.ts'

export const COMMANDS_BY_NAME: ReadonlyMap<string, CommandFunction> = new Map<string, CommandFunction>([
  ['quote', quote],
  ['watch', watch],
  ['rows', rows],
  ['call', call],
  ['account', account],
  ['orders', orders],
  ['conditions', conditions],
  ['backtest', backtest],
  ['doctor', doctor],
  ['completion', completion],
])

/** Which exchange `--env` names. */
import type { Env } from '@kiwoom-rx/core'
import { UsageError } from '../usage/usageError.ts'

/** The `env` of `connect`. None is chosen when none is given: the real one costs money, and mock is not the real one. */
export function envOf(given: string | undefined): Env {
  if (given === undefined || given === '') throw new UsageError('usage.env')
  if (given === 'mock' || given === 'real') return given
  const [rest = '', socket, ...more] = given.split(',')
  const isPair = isUrl(rest, /^https?:$/) && (socket === undefined || isUrl(socket, /^wss?:$/)) && more.length === 0
  if (!isPair) throw new UsageError('usage.envForm', { given }, { near: { given, names: ['mock', 'real'] } })
  return { rest, socket: socket ?? rest.replace(/^http/, 'ws') }
}

/** The addresses of an environment, for texts and probes. */
export function hostsOf(env: Env): { readonly rest: string; readonly socket: string } {
  switch (env) {
    case 'mock':
      return { rest: 'https://mockapi.kiwoom.com', socket: 'wss://mockapi.kiwoom.com:10000' }
    case 'real':
      return { rest: 'https://api.kiwoom.com', socket: 'wss://api.kiwoom.com:10000' }
    default:
      return env
  }
}

/** Whether an environment is the real exchange, by whichever address. */
export function isReal(env: Env): boolean {
  return new URL(hostsOf(env).rest).hostname.replace(/\.$/, '') === 'api.kiwoom.com'
}

function isUrl(text: string, protocol: RegExp): boolean {
  return URL.canParse(text) && protocol.test(new URL(text).protocol)
}

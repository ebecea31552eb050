/** A client for one command. */
import { type ConnectOptions, connect, type Kiwoom } from '@kiwoom-rx/core'
import { fileTokenStore } from '@kiwoom-rx/core/file-token-store'
import type { Options } from '../parse/given.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { envOf } from './environment.ts'
import { credentialsOf } from './keys.ts'
import { reachOf } from './reach.ts'

/** What `connect` takes, by the options of a command and the environment. */
export function connectOptionsOf(options: Options, { environment, scheduler }: Terminal): ConnectOptions {
  const env = envOf(options.text('env'))
  const credentials = credentialsOf(options.text('keys'), environment)
  const { http, socket } = reachOf(env, options, environment)
  const tokens = options.text('tokens')
  return {
    env,
    credentials,
    scheduler,
    http,
    socket,
    ...(tokens !== undefined && { tokenStore: fileTokenStore(tokens) }),
  }
}

/** Runs some work with a client, and closes it whatever happens. */
export async function withClient<Result>(
  options: ConnectOptions,
  work: (kiwoom: Kiwoom) => Promise<Result>,
): Promise<Result> {
  const kiwoom = connect(options)
  try {
    return await work(kiwoom)
  } finally {
    await kiwoom.close()
  }
}

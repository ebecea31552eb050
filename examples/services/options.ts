/** What both services read from the environment. */
import { type ConnectOptions, connect, type Kiwoom } from '@kiwoom-rx/core'

/** How long the answers under way may take once the service is asked to end, in ms. @default 10_000 */
export interface Grace {
  readonly grace?: number
}

/**
 * The client: of the hosts in `KIWOOM_REST` and `KIWOOM_SOCKET` (a fake exchange or a gateway), else of the mock hosts
 * (모의투자).
 */
export function clientFromEnvironment(variables: NodeJS.ProcessEnv, logger: ConnectOptions['logger']): Kiwoom {
  const { KIWOOM_APP_KEY: appKey, KIWOOM_SECRET_KEY: secretKey, KIWOOM_REST: rest, KIWOOM_SOCKET: socket } = variables
  if (appKey === undefined || secretKey === undefined) {
    throw new Error('Set KIWOOM_APP_KEY and KIWOOM_SECRET_KEY to the keys of your account.')
  }
  const env = rest === undefined || socket === undefined ? 'mock' : { rest, socket }
  return connect({ env, credentials: { appKey, secretKey }, ...(logger === undefined ? {} : { logger }) })
}

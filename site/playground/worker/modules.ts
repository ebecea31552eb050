/** The modules that a program of the playground can import. */
import type { ConnectOptions, Kiwoom } from '@kiwoom-rx/core'
import type { Happening } from '../messages.ts'
import { createExchanges, type Exchanges } from './exchanges.ts'
import { testsTo } from './tests.ts'
import { watched } from './watched.ts'

export interface Modules {
  /** Loads modules; the function returns each of them at once. */
  readonly load: (names: readonly string[]) => Promise<(name: string) => unknown>
  readonly exchanges: Exchanges
  /** How many clients are open. */
  readonly clients: () => number
}

export function createModules(put: (happening: Happening) => void, changed: () => void): Modules {
  const exchanges = createExchanges()
  let clients = 0
  const closed = (): void => {
    clients -= 1
    changed()
  }
  const core = async (): Promise<unknown> => {
    const module = await import('@kiwoom-rx/core')
    const connect = (options: ConnectOptions): Kiwoom => {
      const memory = exchanges.find(options.env)
      const { env, http, socket } = memory ?? {}
      const kiwoom = module.connect({
        ...options,
        ...(env !== undefined && { env }),
        ...(http !== undefined && { http }),
        ...(socket !== undefined && { socket }),
      })
      // In virtual time nothing happens by itself: such a client keeps no program going.
      const counts = options.scheduler === undefined
      if (counts) clients += 1
      return watched(kiwoom, { put, closed: counts ? closed : () => undefined })
    }
    return { ...module, connect }
  }
  const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
    rxjs: () => import('rxjs'),
    playground: () => import('./playground.ts'),
    'node:test': async () => testsTo(put),
    '@kiwoom-rx/core': core,
    '@kiwoom-rx/core/catalog': () => import('@kiwoom-rx/core/catalog'),
    '@kiwoom-rx/core/errors': () => import('@kiwoom-rx/core/errors'),
    '@kiwoom-rx/operators': () => import('@kiwoom-rx/operators'),
    '@kiwoom-rx/testing/clock': () => import('@kiwoom-rx/testing/clock'),
    '@kiwoom-rx/testing/exchange': async () => ({
      ...(await import('@kiwoom-rx/testing/exchange')),
      createExchange: exchanges.create,
      startExchange: exchanges.start,
    }),
    '@kiwoom-rx/testing/market': () => import('@kiwoom-rx/testing/market'),
    '@kiwoom-rx/testing/marbles': () => import('@kiwoom-rx/testing/marbles'),
    // The same kit; a difference is an error of its own instead of Node's.
    '@kiwoom-rx/testing/marbles/node': () => import('@kiwoom-rx/testing/marbles'),
  }
  return {
    exchanges,
    clients: () => clients,
    load: async (names) => {
      const loaded = new Map<string, unknown>()
      for (const name of names) {
        const loader = loaders[name]
        if (loader === undefined) {
          throw new Error(`There is no module '${name}' here. There are: ${Object.keys(loaders).join(', ')}`)
        }
        loaded.set(name, await loader())
      }
      return (name) => loaded.get(name)
    },
  }
}

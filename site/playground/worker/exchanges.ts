/** The exchange of the playground: in memory, for programs that are written for a real port. */
import {
  createExchange,
  type ExchangeOptions,
  type MemoryExchange,
  type StartOptions,
} from '@kiwoom-rx/testing/exchange'

export interface Exchanges {
  readonly create: (options?: ExchangeOptions) => MemoryExchange
  /** As `startExchange`, without a port: {@link Exchanges.find} knows what it returned. */
  readonly start: (options?: StartOptions) => Promise<Started>
  /** The exchange in memory that an `env` stands for. */
  readonly find: (env: unknown) => MemoryExchange | undefined
  /** Breaks every open connection, and returns how many there were. */
  readonly drop: () => number
}

export interface Started {
  readonly rest: string
  readonly socket: string
  readonly port: number
  close(): Promise<void>
}

export function createExchanges(): Exchanges {
  const open = new Set<MemoryExchange>()
  const started = new WeakMap<object, MemoryExchange>()
  const create = (options?: ExchangeOptions): MemoryExchange => {
    const exchange = createExchange(options)
    open.add(exchange)
    return exchange
  }
  return {
    create,
    start: async ({ port: _port, control: _control, ...options } = {}) => {
      const exchange = create(options)
      const own: Started = {
        ...exchange.env,
        port: 0,
        close: async () => {
          open.delete(exchange)
          exchange.close()
        },
      }
      // What a started exchange has besides (`received`, `faults`, `market`, …) is what one in memory has.
      const whole = new Proxy(own, {
        get: (target, name): unknown => {
          if (name in target) return Reflect.get(target, name)
          const value: unknown = Reflect.get(exchange, name)
          return typeof value === 'function' ? value.bind(exchange) : value
        },
      })
      started.set(whole, exchange)
      return whole
    },
    find: (env) => (typeof env === 'object' && env !== null ? started.get(env) : undefined),
    drop: () => {
      const sessions = [...open].map((exchange) => {
        const { length } = exchange.sessions()
        exchange.dropSockets({ abrupt: true })
        return length
      })
      return sessions.reduce((sum, count) => sum + count, 0)
    },
  }
}

/** The options of an inspector, checked before anything is opened. */
import { asyncScheduler, type Observable, type SchedulerLike } from 'rxjs'

/** Money and shares, as `broker.account$` of `@kiwoom-rx/trading` emits them. */
export interface AccountLike {
  /** Epoch ms. */
  readonly at: number
  /** KRW; `null` while it is not known. */
  readonly equity: number | null
  readonly positions: readonly {
    readonly item: string
    /** Shares. */
    readonly quantity: number
    /** KRW a share; `null` when it is not known. */
    readonly averagePrice: number | null
    readonly price: number | null
  }[]
}

export interface InspectorOptions {
  /** The port of the page. @default 0, any free port */
  readonly port?: number
  /**
   * The address to listen on. Any other than this machine's shows the page to the network, to those who know its
   * address. @default '127.0.0.1'
   */
  readonly host?: string
  /** Positions and equity to show: `broker.account$`. Subscribed while a page is open. @default none */
  readonly account$?: Observable<AccountLike>
  /** The scheduler of the client, when it is not real time. @default real time */
  readonly scheduler?: SchedulerLike
}

const NAMES: { readonly [Name in keyof Required<InspectorOptions>]: true } = {
  port: true,
  host: true,
  account$: true,
  scheduler: true,
}

/** @throws RangeError for an unknown option or a port that is not one. */
export function checkOptions(options: InspectorOptions): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(NAMES, name))
  if (unknown !== undefined) {
    throw new RangeError(`startInspector: there is no option ${unknown}; there are ${Object.keys(NAMES).join(', ')}`)
  }
  const { port = 0, host = '127.0.0.1' } = options
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`startInspector: port must be a port, 0 to 65535, got ${String(port)}`)
  }
  if (typeof host !== 'string' || host === '') {
    throw new RangeError(`startInspector: host must be an address, got ${JSON.stringify(host)}`)
  }
}

export const DEFAULTS: Readonly<Pick<Required<InspectorOptions>, 'port' | 'host' | 'scheduler'>> = {
  port: 0,
  host: '127.0.0.1',
  scheduler: asyncScheduler,
}

/**
 * A program of ours that follows registrations and prints what it sees, one JSON line an event or gap.
 *
 * Usage: follower.ts (socket REST SOCKET | nats URL) NAME TYPE+ITEM...
 */
import { connect } from '@kiwoom-rx/core'
import { connect as connectNats } from 'nats'
import { natsTransports } from '../../src/nats/natsTransports.ts'
import { isType } from '../support/busyMarket.ts'
import { Follower } from '../support/follower.ts'

const [kind, ...args] = process.argv.slice(2)
const [rest = '', socket = ''] = kind === 'nats' ? [] : args.splice(0, 2)
const servers = kind === 'nats' ? args.shift() : undefined
const [name = '', ...keys] = args
const credentials = { appKey: name, secretKey: `${name}-secret` }
const realtime = { retryDelay: 50, maxRetryDelay: 200 }
const kiwoom =
  servers === undefined
    ? connect({ env: { rest, socket }, credentials, realtime })
    : connect({
        ...natsTransports(await connectNats({ servers, reconnectTimeWait: 50, maxReconnectAttempts: -1 })),
        credentials,
        realtime,
      })
const follower = new Follower(name, kiwoom)
for (const key of keys) {
  const [type, item] = [key.slice(0, 2), key.slice(2)]
  if (isType(type)) follower.follow(type, item, (of, seen) => console.log(JSON.stringify({ key: of, ...seen })))
}

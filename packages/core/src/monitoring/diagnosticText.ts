/** A diagnostic in words, and how much it matters. */
import type { Diagnostic } from '../observe/diagnostics.ts'
import type { LogLevel } from '../observe/logger.ts'

/** How much a diagnostic matters: `warn` for what may cost data or time, `error` for what a person must look at. */
export function diagnosticLevel(diagnostic: Diagnostic): LogLevel {
  switch (diagnostic._tag) {
    case 'Pacing':
    case 'Repeated':
      return 'debug'
    case 'Quiet':
    case 'Suppressed':
      return 'info'
    case 'UnseenOrder':
      return diagnostic.outcome === 'unknown' ? 'error' : 'warn'
    case 'Undecodable':
    case 'UnusualReply':
    case 'UnknownFrame':
    case 'Retry':
    case 'TokenStore':
    case 'OrderListsUnread':
    case 'OrderUnclear':
    case 'Reconnect':
    case 'Unanswered':
    case 'NeverHeard':
    case 'Missed':
    case 'StalePositions':
    case 'ClockSkew':
    case 'GatewayLost':
    case 'Conflated':
    case 'SystemMessage':
      return 'warn'
  }
}

/** A diagnostic as one sentence. */
export function diagnosticText(diagnostic: Diagnostic): string {
  switch (diagnostic._tag) {
    case 'Undecodable': {
      const what = diagnostic.dropped ? 'an entry was left out' : 'values are null'
      return `${diagnostic.endpoint}: ${what}, because it could not be read as declared`
    }
    case 'UnusualReply':
      return `${diagnostic.endpoint}: an unusual reply: ${diagnostic.text}`
    case 'UnknownFrame':
      return `an unknown frame (${diagnostic.stage}): ${diagnostic.text}`
    case 'Pacing':
      return `${diagnostic.endpoint}: waits ${diagnostic.wait} ms for its turn`
    case 'Retry':
      return `${diagnostic.endpoint}: attempt ${diagnostic.attempt} in ${diagnostic.wait} ms: ${diagnostic.cause}`
    case 'TokenStore':
      return `the store of the token failed: ${diagnostic.reason}`
    case 'UnseenOrder':
      return `${diagnostic.endpoint}: an order without a subscriber ended (${diagnostic.outcome}): ${diagnostic.detail}`
    case 'OrderListsUnread':
      return `the order lists of ${diagnostic.orders} orders could not be read, again in ${diagnostic.wait} ms: ${diagnostic.reason}`
    case 'OrderUnclear':
      return `order ${diagnostic.orderNumber} is unclear (${diagnostic.reason}); its lists are read again in ${diagnostic.wait} ms`
    case 'Reconnect':
      return `the session is lost; attempt ${diagnostic.attempt} in ${diagnostic.wait} ms: ${diagnostic.reason}`
    case 'Unanswered':
      return `${diagnostic.request}: no answer within ${diagnostic.wait} ms; it is sent once more`
    case 'Quiet':
      return `${diagnostic.endpoint} ${diagnostic.item}: no event for ${diagnostic.ms} ms, though its market trades`
    case 'NeverHeard':
      return `${diagnostic.endpoint} ${diagnostic.item}: no event at all in ${diagnostic.ms} ms of trading hours`
    case 'Repeated':
      return `${diagnostic.endpoint} ${diagnostic.item}: an event came a second time and was left out`
    case 'Missed':
      return `${diagnostic.endpoint} ${diagnostic.item}: trades of ${diagnostic.volume} shares never came`
    case 'StalePositions':
      return `the positions may differ from the account; the balance is read again in ${diagnostic.wait} ms: ${diagnostic.reason}`
    case 'ClockSkew':
      return `this machine's clock is ${Math.abs(diagnostic.ms)} ms ${diagnostic.ms > 0 ? 'ahead of' : 'behind'} the exchange's`
    case 'GatewayLost':
      return `the gateway lost the exchange for ${diagnostic.count} registrations: ${diagnostic.reason}`
    case 'Conflated':
      return `${diagnostic.endpoint} ${diagnostic.item}: the gateway left out ${diagnostic.count} events, because this client reads too slowly`
    case 'Suppressed':
      return `${diagnostic.count} more of ${diagnostic.kind} were not reported one by one`
    case 'SystemMessage':
      return `the exchange ended the session: ${diagnostic.code} ${diagnostic.text}`
  }
}

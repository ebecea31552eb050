/** What to do about each error, diagnostic and reason: the part of docs/errors.md that no source says. */
import type { Diagnostic, HealthReason, KiwoomError } from '@kiwoom-rx/core'
import type { lossReasons } from '../../packages/core/src/realtime/session/lossReasons.ts'

/** One entry for each `_tag`: the compiler refuses a union that has grown. */
export const ERROR_ADVICE: Readonly<Record<KiwoomError['_tag'], string>> = {
  BadRequest:
    'Correct the call; `problems` names each parameter and what it accepts. With a `code` the exchange refused it, and the message names the field',
  Unauthorized:
    'Read `code`. 8001, 8002: the keys. 8030, 8031: keys of the other environment (`real`, `mock`). 8010, 8040, 8050: this address or terminal is not registered for the key. Where `retryable` is true, call again in a minute: the exchange refuses valid tokens at times',
  RateLimited:
    'Wait `retryAfter` ms if it is there, then call again. If it happens often, another program uses the key: [divide the pace](production.md#several-processes). For an order: nothing was sent; decide again at the current price',
  Rejected:
    'Read the message: the exchange gives its reason (market closed, price off the tick, nothing left to cancel, not offered on mock). Another call may be right, the same one is not',
  Unavailable:
    'Call again later; `status` and `snippet` show who answered. A page of HTML or 502 at night and on weekends is maintenance (점검)',
  Timeout:
    'For a query: call again; if it repeats, look at the network and raise `timeout`. For an order: nothing was sent within `maxOrderWait`; decide again. From `order.track`: the day ended before the order did',
  DecodeError:
    'Do not act on the reply. `problems` shows endpoint, path and raw value; report it with them. Without `strict` most of these are `null` and a diagnostic instead',
  PagingStopped:
    'Use what was delivered. `maxPages`: ask for less, give `until`, or raise `maxPages`. `repeatedKey`: the exchange would send the same page for ever; read again later',
  OrderOutcomeUnknown:
    "**Do not send the order again.** `error.lookup()` reads the exchange's lists and gives a verdict; act only on `accepted` or `absent` ([orders](orders.md#what-an-order-ends-in)). After a restart: [production](production.md#orders-after-a-restart)",
  RegistrationRefused: 'Correct the code or the type; other subscriptions go on',
  RegistrationLimit:
    'Unsubscribe other codes first, or use [several app keys behind a gateway](gateway.md#several-app-keys); `limit` is what the connection takes. Subscribing again without that fails again',
  SessionTaken:
    'Find the other program that logs in with the key, and end it; then `kiwoom.resume()`, and subscribe again ([R10001](production.md#one-session-a-key-r10001))',
  Aborted: 'Nothing: this program aborted the call. What came before is not the whole list; ask again if it is needed',
  BufferFull:
    'Read faster, or say what may be lost: `onFull` of the reader (`wait` for a finite read, `latest` or `dropOldest` for a hot stream). What waited was delivered first; the rest is lost',
  Closed: 'Nothing: this program called `close()`. What was read so far is not the whole list',
}

interface DiagnosticAdvice {
  /** Whether the client gets over it by itself. */
  readonly passes: 'yes' | 'no' | 'perhaps'
  readonly todo: string
}

export const DIAGNOSTIC_ADVICE: Readonly<Record<Diagnostic['_tag'], DiagnosticAdvice>> = {
  Undecodable: {
    passes: 'no',
    todo: 'Look at `problems`: path and raw value. With `dropped: true` an event or a row is missing: read it over REST if you need it. Report it, the declaration may be wrong',
  },
  UnusualReply: {
    passes: 'perhaps',
    todo: "Read `text`. If the reply's rows matter, ask again before you act on them",
  },
  UnknownFrame: {
    passes: 'yes',
    todo: 'Nothing, if it is rare. If it repeats, report `stage` and `text`: the exchange may have changed',
  },
  Pacing: {
    passes: 'yes',
    todo: 'Nothing: the call leaves in `wait` ms. If the waits grow, ask for less, or more slowly',
  },
  Retry: { passes: 'yes', todo: 'Nothing, until the call errors; `cause` says what happens' },
  TokenStore: {
    passes: 'no',
    todo: 'Mend the store: permissions of the file, its folder, a full disk. Until then each process issues a token of its own',
  },
  UnseenOrder: {
    passes: 'no',
    todo: 'Look the order up in the account before you send another one. Keep a subscription to each order until it has an outcome',
  },
  OrderListsUnread: {
    passes: 'yes',
    todo: 'Nothing; the state of the order is as it was known. If it lasts, look at `Retry` and at the network',
  },
  OrderUnclear: {
    passes: 'perhaps',
    todo: 'Wait for the next reading. If it repeats, look at the account with another program (영웅문), and send no order in place of this one',
  },
  Reconnect: {
    passes: 'yes',
    todo: 'Nothing; a `Gap` follows when the registrations hold again. If `attempt` grows, see [the reason](#reasons-of-a-gap-and-of-a-lost-connection)',
  },
  Unanswered: {
    passes: 'yes',
    todo: 'Nothing: the second frame is answered, or the connection is made again and a `Gap` follows',
  },
  Quiet: {
    passes: 'perhaps',
    todo: 'Nothing for a stock that trades rarely. For one that trades all the time: unsubscribe and subscribe, and compare with REST',
  },
  NeverHeard: {
    passes: 'no',
    todo: 'Check the code and its venue (`_NX` only for stocks that trade on NXT), and whether today is a holiday',
  },
  Repeated: { passes: 'yes', todo: 'Nothing: your subscribers got it once' },
  Missed: {
    passes: 'no',
    todo: 'Read what you sum up over REST again; streams with `gaps: true` carry it in its place, and operators begin again there',
  },
  StalePositions: {
    passes: 'yes',
    todo: 'Do not trade on the positions until `holdings$` is `current` again',
  },
  ClockSkew: { passes: 'no', todo: 'Set the clock of this machine (chrony, systemd-timesyncd)' },
  GatewayLost: {
    passes: 'yes',
    todo: "Nothing: a `Gap` follows when the gateway is back. If it lasts, look at the gateway's `/health`",
  },
  Conflated: {
    passes: 'no',
    todo: 'Read faster: less work in the subscriber, fewer codes, or `conflate` in the stream, which drops here what you choose',
  },
  Suppressed: { passes: 'yes', todo: 'Look at `kind`: it comes more often than it is reported' },
  SystemMessage: {
    passes: 'perhaps',
    todo: 'Read `code`: R10001 is [another login](production.md#one-session-a-key-r10001); after the others the client logs in again by itself',
  },
}

export const REASON_ADVICE: Readonly<Record<keyof typeof lossReasons, string>> = {
  closed:
    '1006: the network, or a process in between; 1000 again and again: another login with the key; 1008 from a gateway: this program reads too slowly',
  ended: 'R10002: this program did not echo PINGs, so its event loop was blocked for seconds; R10004: the token',
  taken: 'Find the other program with the key',
  silent: 'The line is dead without knowing it: a firewall that drops idle connections, a laptop that slept',
  unanswered: 'Nothing, if it is rare; the exchange was busy',
  beforeLogin: 'Nothing; the next LOGIN mends it',
  takenAlong: 'Nothing is lost where the exchange removes only what was named; after it, read what you need over REST',
  takenBack: 'As above',
  noToken: 'Look at the words: keys, maintenance, the network',
  notOpened: 'Port 10000 is blocked: firewall, proxy ([network](production.md#the-network-and-port-10000))',
  noLogin: 'Nothing, if it is rare; the exchange was busy',
  loginRefused: 'Look the code up [below](#codes-of-the-exchange)',
  tokenRefused: 'It passes: the exchange refuses valid tokens at times. If it does not, see `Unauthorized`',
}

interface HealthAdvice {
  readonly meaning: string
  readonly todo: string
}

export const HEALTH_ADVICE: Readonly<Record<HealthReason['code'], HealthAdvice>> = {
  closed: { meaning: '`close()` was called', todo: 'Nothing: the program ends' },
  taken: {
    meaning: 'Another login with the same app key ended the session (R10001)',
    todo: 'End the other program, then `kiwoom.resume()`; one key is one session',
  },
  reconnecting: { meaning: 'The connection is lost, an attempt follows', todo: 'Wait; the reason is in the text' },
  connecting: { meaning: 'A token, a socket or a login is under way', todo: 'Wait' },
  silent: {
    meaning: 'No frame for 30 s, not even a PING',
    todo: 'Wait: the client ends such a connection after 45 s (`realtime.silence`)',
  },
  registrations: {
    meaning: 'Not all that is subscribed is held yet',
    todo: 'Wait: about five REG a second are taken',
  },
  codes: {
    meaning: 'No further code or search can be registered',
    todo: 'Unsubscribe, or use a second app key behind a [gateway](gateway.md#several-app-keys)',
  },
  queue: {
    meaning: 'A call has waited 30 s for its turn',
    todo: "Ask for less; the exchange's limit does not move",
  },
  token: { meaning: 'The token has expired', todo: 'Nothing: the next call asks for another' },
  clock: {
    meaning: "This machine's clock is five minutes off",
    todo: "Set it; `receivedAt` and the token's end depend on it",
  },
}

interface CodeAdvice {
  readonly code: string
  /** The answer as the exchange writes it, for `classify`. */
  readonly answer: { readonly status: number; readonly returnCode: number; readonly text: string }
  readonly meaning: string
  readonly todo: string
}

/** The codes that people meet; which error each becomes is asked of the code itself. */
export const CODES: readonly CodeAdvice[] = [
  code('1511', 2, '[1511:필수입력 파라미터]', 'A required parameter is missing', 'Give it; the message names it'),
  code('1517', 2, '[1517:입력 값의 형식]', 'A parameter has another form', 'Correct it'),
  code(
    '1700',
    5,
    '[1700:허용된 요청 개수를 초과]',
    'Too many requests (유량 제한)',
    'The client waits and repeats. If it is frequent: [divide the pace](production.md#several-processes)',
  ),
  code('1634', 5, '[1634:…]', 'The batch is too large (ka10095: more than 100 codes)', 'Ask for fewer codes at once'),
  code('1902', 7, '[1902:종목 정보가 없습니다]', 'No such instrument', 'Check the code and the venue'),
  code('1999', 3, '[1999:예기치 못한 에러]', 'The exchange has trouble', 'The client repeats; wait'),
  code(
    '8001',
    3,
    '[8001:App Key와 Secret Key 검증에 실패]',
    'The keys are wrong (8002 too)',
    'Check the keys; they differ between real and mock',
  ),
  code(
    '8005',
    3,
    '[8005:Token이 유효하지 않습니다]',
    'The token is refused; at times a valid one',
    'The client replaces it once and repeats',
  ),
  code(
    '8010',
    3,
    '[8010:Token을 발급받은 IP와 다릅니다]',
    'The token was issued for another address',
    'Register this address for the key; one machine, one token',
  ),
  code(
    '8030',
    3,
    '[8030:투자구분이 달라 Appkey를 사용할수가 없습니다]',
    'Real and mock are crossed (8031: the token)',
    'Use the keys of `env`',
  ),
  code(
    '8050',
    3,
    '[8050:지정단말기 인증에 실패]',
    'The terminal is not registered (8040 too)',
    'Register it with the broker',
  ),
  code(
    'RC4058',
    20,
    '[2000](RC4058:모의투자 장종료 상태입니다)',
    'The market is closed (mock)',
    'Wait for the session',
  ),
  code(
    'RC9000',
    20,
    '[2000](RC9000:모의투자에서는 해당업무가 제공되지 않습니다)',
    'Not offered on mock (8104 too)',
    'Use real, or another endpoint',
  ),
  code(
    '571557',
    20,
    '[2000](571557:호가단위)',
    'The price is off its tick (호가단위)',
    'The client checks first; give a price that `validate` accepts',
  ),
  code(
    '506550',
    20,
    '[2000](506550:취소가능수량이 없습니다)',
    'Nothing is left to cancel (571412: already cancelled)',
    'Read the order: it was filled or cancelled before',
  ),
]

function code(code: string, returnCode: number, text: string, meaning: string, todo: string): CodeAdvice {
  return { code, answer: { status: returnCode === 5 ? 429 : 200, returnCode, text }, meaning, todo }
}

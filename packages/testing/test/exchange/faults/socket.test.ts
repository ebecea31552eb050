import { describe, expect, it } from 'vitest'
import { type Fault, startExchange } from '../../../src/exchange.ts'
import { loggedIn, RealSocket, tokenOf } from '../../support/real.ts'
import { entriesOf, reg, Virtual } from '../../support/virtual.ts'

/** A session that is to suffer a fault from its connection on. */
function suffering(...faults: readonly Fault[]) {
  const virtual = new Virtual({ pingPeriod: 0, startAt: '10:00:00' })
  const token = virtual.token()
  for (const fault of faults) virtual.exchange.faults.add(fault)
  return { virtual, socket: virtual.login(token) }
}

const trades = reg(['005930', '086520'], ['0B', '0D'])

describe('a fault at the opening of a session', () => {
  it('closes with 1000 before LOGIN, or breaks', () => {
    const closed = suffering({ on: 'connect', do: { _tag: 'close' } })
    expect([closed.socket.closed, closed.socket.replies]).toEqual([{ code: 1000, reason: '' }, []])
    const broken = suffering({ on: 'connect', do: { _tag: 'drop' } })
    expect(broken.socket.closed?.code).toBe(1006)
  })

  it('refuses LOGIN once, or for ever', () => {
    const { virtual, socket } = suffering({ on: 'received', trnm: 'LOGIN', do: { _tag: 'refuse' } })
    expect(socket.replies[0]).toMatchObject({ trnm: 'LOGIN', return_code: 805004 })
    expect(socket.closed?.code).toBe(1000)
    expect(virtual.login().replies[0]).toMatchObject({ return_code: 0 })
    const forever = suffering({
      on: 'received',
      trnm: 'LOGIN',
      times: Number.POSITIVE_INFINITY,
      do: { _tag: 'refuse' },
    })
    const codes = [forever.virtual.login(), forever.virtual.login()].map(({ replies }) => replies[0]?.['return_code'])
    expect(codes).toEqual([805004, 805004])
  })

  it('breaks before the LOGIN reply, whether the LOGIN was processed or not', () => {
    for (const tag of ['drop', 'loseReply'] as const) {
      const { socket, virtual } = suffering({ on: 'received', trnm: 'LOGIN', do: { _tag: tag } })
      expect([socket.closed?.code, socket.replies]).toEqual([1006, []])
      expect([virtual.exchange.sessions(), virtual.exchange.received.frameCount('LOGIN')]).toEqual([[], 1])
    }
  })
})

describe('a fault of a frame from the client', () => {
  const asked = (fault: Fault) => {
    const { virtual, socket } = suffering(fault)
    socket.send(trades)
    virtual.run(5)
    return { virtual, socket }
  }

  it('breaks after a REG was received, processed or not', () => {
    for (const tag of ['drop', 'loseReply'] as const) {
      const { socket, virtual } = asked({ on: 'received', trnm: 'REG', do: { _tag: tag } })
      expect([socket.closed?.code, socket.replies.length, virtual.exchange.registrations()]).toEqual([1006, 1, []])
    }
  })

  it('refuses a REG with a code, and registers nothing', () => {
    const { socket, virtual } = asked({ on: 'received', trnm: 'REG', do: { _tag: 'refuse', code: 105110 } })
    expect(socket.replies[1]).toMatchObject({ trnm: 'REG', return_code: 105110 })
    expect(virtual.exchange.registrations()).toEqual([])
  })

  it('ignores it, delays it, closes on it', () => {
    const ignored = asked({ on: 'received', trnm: 'REG', do: { _tag: 'ignore' } })
    expect([ignored.socket.replies.length, ignored.virtual.exchange.registrations()]).toEqual([1, []])
    const delayed = asked({ on: 'received', trnm: 'REG', do: { _tag: 'delay', ms: 100 } })
    expect(delayed.socket.replies).toHaveLength(1)
    delayed.virtual.run(100)
    expect(delayed.socket.replies).toHaveLength(2)
    const closed = asked({ on: 'received', trnm: 'REG', do: { _tag: 'close', code: 1011, reason: 'why' } })
    expect(closed.socket.closed).toEqual({ code: 1011, reason: 'why' })
  })
})

describe('a fault of a frame to the client', () => {
  const heard = (fault: Fault, ms = 20_000) => {
    const { virtual, socket } = suffering(fault)
    socket.send(trades)
    virtual.run(ms)
    return socket
  }
  const calm = suffering()
  calm.socket.send(trades)
  calm.virtual.run(20_000)
  const [login, registered, first = '', second = '', ...rest] = calm.socket.texts
  const once = (tag: 'withhold' | 'duplicate' | 'swap' | 'half' | 'split'): Fault => ({
    on: 'sent',
    trnm: 'REAL',
    do: { _tag: tag },
  })

  it('withholds, duplicates, swaps and halves frames, and leaves the others alone', () => {
    const rewritten = (...texts: readonly string[]) => [login, registered, ...texts, ...rest]
    expect(heard(once('withhold')).texts).toEqual(rewritten(second))
    expect(heard(once('duplicate')).texts).toEqual(rewritten(first, first, second))
    expect(heard(once('swap')).texts).toEqual(rewritten(second, first))
    expect(heard(once('half')).texts.slice(0, 3)).toEqual([login, registered, first.slice(0, first.length / 2)])
  })

  it('delays a reply, and others overtake it', () => {
    const socket = heard({ on: 'sent', trnm: 'REG', do: { _tag: 'delay', ms: 10_000 } })
    const place = socket.texts.findIndex((text) => text.includes('"trnm":"REG"'))
    expect(place).toBeGreaterThan(1)
    expect(socket.texts[1]).toContain('REAL')
  })

  it('splits and joins REAL frames without losing an entry', () => {
    const whole = entriesOf(calm.socket)
    const all = Number.POSITIVE_INFINITY
    const split = heard({ on: 'sent', trnm: 'REAL', times: all, do: { _tag: 'split' } })
    expect(entriesOf(split)).toEqual(whole)
    expect(split.texts.every((text) => text.split('"values"').length <= 2)).toBe(true)
    const joined = heard({ on: 'sent', trnm: 'REAL', times: all, do: { _tag: 'join' } })
    expect(entriesOf(joined)).toEqual(whole.slice(0, entriesOf(joined).length))
    expect(joined.texts.length).toBeLessThan(calm.socket.texts.length * 0.6 + 3)
    expect(joined.texts.some((text) => text.includes('"0B"') && text.includes('"0D"'))).toBe(true)
  })

  it('breaks or closes before a frame, or in the middle of it', () => {
    for (const _tag of ['drop', 'cut'] as const) {
      const socket = heard({ on: 'sent', trnm: 'REAL', skip: 1, do: { _tag } })
      expect([socket.texts, socket.closed?.code]).toEqual([[login, registered, first], 1006])
    }
    const socket = heard({ on: 'sent', type: '0D', do: { _tag: 'close', code: 1001 } })
    expect(socket.closed?.code).toBe(1001)
    expect(socket.texts.some((text) => text.includes('"type":"0D"'))).toBe(false)
  })

  it.each(['measured', 'manual', 'shuffled'] as const)(
    'swallows and repeats entries by type and item, and writes the rest as it was: %s key order',
    (keyOrder) => {
      const hear = (...faults: readonly Fault[]) => {
        const virtual = new Virtual({ pingPeriod: 0, startAt: '10:00:00', keyOrder })
        for (const fault of faults) virtual.exchange.faults.add(fault)
        const socket = virtual.login()
        socket.send(trades)
        virtual.run(20_000)
        return socket
      }
      const calmly = hear()
      const isMeant = ({ type, item }: { readonly type: string; readonly item: string }) =>
        type === '0B' && item === '005930'
      const whole = entriesOf(calmly)
      const third = whole.filter(isMeant)[2]
      expect(third).toBeDefined()
      const swallowed = hear({ on: 'entry', type: '0B', item: '005930', skip: 2, do: { _tag: 'swallow' } })
      expect(entriesOf(swallowed)).toEqual(whole.filter((each) => each !== third))
      const duplicated = hear({ on: 'entry', type: '0B', item: '005930', skip: 2, do: { _tag: 'duplicate' } })
      expect(entriesOf(duplicated)).toEqual(whole.flatMap((each) => (each === third ? [each, each] : [each])))
      // All but one frame are the same to the byte.
      expect(swallowed.texts.filter((text) => !calmly.texts.includes(text)).length).toBeLessThanOrEqual(1)
      const all = hear({ on: 'entry', type: '0B', times: Number.POSITIVE_INFINITY, do: { _tag: 'swallow' } })
      expect(entriesOf(all)).toEqual(whole.filter(({ type }) => type !== '0B'))
      expect(all.texts.every((text) => !text.includes('"data":[]'))).toBe(true)
    },
  )

  it('stalls PINGs', () => {
    const virtual = new Virtual({ pingPeriod: 1_000, pingGrace: 1e9 })
    virtual.exchange.faults.add({ on: 'sent', trnm: 'PING', times: 3, do: { _tag: 'withhold' } })
    const socket = virtual.login()
    virtual.run(3_500)
    expect(socket.replies).toHaveLength(1)
    virtual.run(1_000)
    expect(socket.replies.at(-1)).toEqual({ trnm: 'PING' })
  })
})

describe('over real sockets', () => {
  it('sends binary and half messages, breaks in the middle of one, and refuses LOGIN', async () => {
    const exchange = await startExchange({ rules: { startAt: '10:00:00', pingPeriod: 0 } })
    try {
      const token = await tokenOf(exchange)
      const { faults } = exchange
      faults.add({ on: 'sent', trnm: 'REG', do: { _tag: 'binary' } })
      const socket = await loggedIn(exchange, token)
      const binary = new Promise((resolve) => {
        socket.socket.on('message', (_, isBinary) => isBinary && resolve(true))
      })
      socket.send(trades)
      expect(await binary).toBe(true)
      // Only now: data may overtake the reply, and would be cut before it.
      const cut = faults.add({ on: 'sent', trnm: 'REAL', do: { _tag: 'cut' } })
      expect(await socket.closed).toMatchObject({ code: 1006 })
      expect(cut.hits).toBe(1)
      faults.add({ on: 'received', trnm: 'LOGIN', do: { _tag: 'refuse' } })
      const again = new RealSocket(exchange)
      await again.opened()
      again.send({ trnm: 'LOGIN', token })
      expect(await again.closed).toMatchObject({ code: 1000 })
      expect(again.frames[0]).toMatchObject({ return_code: 805004 })
    } finally {
      await exchange.close()
    }
  })
})

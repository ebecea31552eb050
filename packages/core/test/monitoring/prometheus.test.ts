import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prometheusText, type Stats } from '../../src/index.ts'
import { bench } from '../kit/client.ts'
import { tradeFrame } from '../kit/socket.ts'

/** The grammar of the format: https://prometheus.io/docs/instrumenting/exposition_formats/ */
const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"`
const SAMPLE = new RegExp(
  String.raw`^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{${LABEL}(?:,${LABEL})*\})? (-?[0-9.e+-]+|NaN|[+-]Inf)$`,
)

/** Reads the text as a scraper does: refuses what the format does not allow. */
function scraped(text: string): Map<string, number> {
  const found = new Map<string, number>()
  const finished = new Set<string>()
  let family = ''
  expect(text.endsWith('\n')).toBe(true)
  for (const line of text.slice(0, -1).split('\n')) {
    const [, kind, name = ''] = /^# (HELP|TYPE) (\S+) ./.exec(line) ?? []
    if (kind === 'HELP') {
      // All lines of a metric are together.
      expect(finished.has(name)).toBe(false)
      finished.add(name)
      family = name
      continue
    }
    if (kind === 'TYPE') {
      expect(name).toBe(family)
      expect(line).toMatch(/ (gauge|counter)$/)
      expect(line.endsWith(' counter')).toBe(name.endsWith('_total'))
      continue
    }
    const [, sample, labels = '', value] = SAMPLE.exec(line) ?? []
    expect(sample, line).toBe(family)
    expect(found.has(`${sample}${labels}`), line).toBe(false)
    found.set(`${sample}${labels}`, Number(value?.replace('Inf', 'Infinity')))
  }
  return found
}

function busy(): Stats {
  const b = bench()
  b.kiwoom.realtime.trade('005930').subscribe()
  b.pass(500)
  b.line().push(tradeFrame('005930', 60_000))
  b.line().push(tradeFrame('005930', 60_001))
  b.line().drop()
  b.pass(5_000)
  return b.kiwoom.stats()
}

describe('the Prometheus text', () => {
  it('has what the stats have, times in seconds', () => {
    const stats: Stats = { ...busy(), token: { isHeld: true, expiresAt: 1_795_000_000_000 }, clockSkew: -1_500 }
    const found = scraped(prometheusText(stats))
    expect(Object.fromEntries(found)).toMatchObject({
      'kiwoom_connection_state{state="ready"}': 1,
      'kiwoom_connection_state{state="waiting"}': 0,
      kiwoom_logins_total: 2,
      kiwoom_reconnects_total: 1,
      kiwoom_gaps_total: 1,
      'kiwoom_registrations{state="held"}': 1,
      kiwoom_codes: 1,
      kiwoom_codes_limit: 200,
      'kiwoom_events_total{type="0B"}': 2,
      'kiwoom_diagnostics_total{tag="Reconnect"}': 1,
      kiwoom_token_expiry_timestamp_seconds: 1_795_000_000,
      kiwoom_clock_skew_seconds: -1.5,
    })
    expect(found.get('kiwoom_frames_total')).toBe(stats.session.frames)
  })

  it('has no sample of what is not known', () => {
    const text = prometheusText(bench().kiwoom.stats())
    expect(text).not.toMatch(/token_expiry|clock_skew|last_frame_age|events_total|calls/)
  })

  it('puts several clients into one metric, each with its labels', () => {
    const [one, other] = [busy(), bench().kiwoom.stats()]
    const found = scraped(
      prometheusText(
        [
          { stats: one, labels: { account: 'main' } },
          { stats: other, labels: { account: 'second' } },
        ],
        { prefix: 'desk' },
      ),
    )
    expect(found.get('desk_logins_total{account="main"}')).toBe(2)
    expect(found.get('desk_logins_total{account="second"}')).toBe(0)
    expect(found.get('desk_events_total{account="main",type="0B"}')).toBe(2)
  })

  it('escapes whatever stands in a label', () => {
    const stats = busy()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (value) => {
        fc.pre(!/[\r\u2028\u2029]/.test(value))
        scraped(prometheusText([{ stats, labels: { name: value } }]))
      }),
      { numRuns: 50 },
    )
  })

  it.each(['1st', 'a-b', '__own', ''])('refuses a label named %j', (name) => {
    expect(() => prometheusText([{ stats: busy(), labels: { [name]: 'x' } }])).toThrow('cannot name a label')
  })

  it('refuses a prefix that no name may begin with', () => {
    expect(() => prometheusText(busy(), { prefix: 'my app' })).toThrow('cannot begin a name')
  })
})

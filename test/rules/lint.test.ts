/** Every rule of ours, shown a file that breaks it and the same file put right. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Finding, lint } from './lint.ts'

interface Case {
  readonly what: string
  /** Where the file is; `*` stands for a name of the test's choosing. */
  readonly path: string
  readonly bad: string
  readonly rule: string | RegExp
  readonly good: string
  /** Where the good twin is, when the place is the point. */
  readonly goodPath?: string
}

const core = 'packages/core/src'
const catalogue = /catalogue imports only/
const codec = /codec imports only/
const room = /A room imports its own files/
const beside = /Rooms share this file/
const coreAlone = /Core never imports/
const operators = /operators import 'rxjs'/
const testing = /testing package imports/
const trading = /trading package imports/
const gateway = /gateway package imports/
const inspector = /inspector package imports/
const inspectorPage = /page runs in a browser/
const cli = /No package imports '@kiwoom-rx\/cli'/
const costs = /costs are pure data/
const korean = /Korean texts import only/
const native = /fail in native ESM/
const clock = /No wall clock and no timer/
const scheduler = /Pass the scheduler/
const random = /No unseeded randomness/
const visible = /Imports are written at the top/

const imports: readonly Case[] = [
  {
    what: 'the catalogue stays in its folder',
    path: `${core}/catalog/*.ts`,
    bad: `export { show } from '../codec/records/problem.ts'`,
    rule: catalogue,
    good: `export { price } from './field.ts'`,
  },
  {
    what: 'the catalogue takes not even a type from elsewhere',
    path: `${core}/catalog/*.ts`,
    bad: `import type { Observable } from 'rxjs'\nexport type X = Observable<1>`,
    rule: catalogue,
    good: `import type { Field } from './field.ts'\nexport type X = Field<1>`,
  },
  {
    what: 'the codec knows the catalogue and no room',
    path: `${core}/codec/*.ts`,
    bad: `import { page } from '../rest/page.ts'\nexport const x = page`,
    rule: codec,
    good: `import { chart } from '../catalog/namespaces.ts'\nexport const x = chart`,
  },
  {
    what: 'the folders of the codec know each other and no room',
    path: `${core}/codec/scan/*.ts`,
    bad: `import { page } from '../../rest/page.ts'\nexport const x = page`,
    rule: codec,
    good: `import { record } from '../records/record.ts'\nexport const x = record`,
  },
  {
    what: 'the codec is no stream',
    path: `${core}/codec/*.ts`,
    bad: `import { of } from 'rxjs'\nexport const x = of(1)`,
    rule: codec,
    good: `import * as t from 'io-ts'\nimport { right } from 'fp-ts/lib/Either.js'\nexport const x = right(t.string)`,
  },
  ...['rest', 'realtime/session', 'order', 'account'].flatMap((name): Case[] => {
    const other = name === 'rest' ? 'realtime/session' : 'rest'
    const up = name.replaceAll(/[^/]+/g, '..')
    return [
      {
        what: `${name} does not know ${other}`,
        path: `${core}/${name}/*.ts`,
        bad: `import {\n  a,\n} from '${up}/${other}/a.ts'\nexport const x = a`,
        rule: room,
        good: `import {\n  a,\n} from './a.ts'\nimport { b } from '${up}/codec/b.ts'\nexport const x = [a, b]`,
      },
      {
        what: `${name} does not know kiwoom.ts`,
        path: `${core}/${name}/*.ts`,
        bad: `import type { Kiwoom } from '${up}/kiwoom.ts'\nexport type X = Kiwoom`,
        rule: room,
        good: `import { Rejected } from '${up}/errors.ts'\nimport { of } from 'rxjs'\nexport const x = of(Rejected)`,
      },
      {
        what: `${name} takes only types from the catalogue`,
        path: `${core}/${name}/*.ts`,
        bad: `import { trade } from '${up}/catalog/realtime.ts'\nexport const x = trade`,
        rule: room,
        good: `import type { Fields } from '${up}/catalog/field.ts'\nexport type X = Fields`,
      },
    ]
  }),
  {
    what: 'what the rooms share knows no room',
    path: `${core}/*.ts`,
    bad: `export { pages } from './rest/pages.ts'`,
    rule: beside,
    good: `export { pages } from './rest/pages.ts'\nexport { hub } from './realtime/hub.ts'`,
    goodPath: `${core}/kiwoom.ts`,
  },
  {
    what: 'what the rooms share knows no room, in its folders either',
    path: `${core}/shared/*.ts`,
    bad: `export type { X } from '../order/x.ts'`,
    rule: beside,
    good: `export type { X } from '../codec/x.ts'`,
  },
  {
    what: 'a room does not know who counts it',
    path: `${core}/rest/*.ts`,
    bad: `export type { Stats } from '../monitoring/stats.ts'`,
    rule: room,
    good: `export type { CallStats } from './pacing/callCounts.ts'`,
  },
  {
    what: 'the costs know nothing of the client',
    path: `${core}/costs/*.ts`,
    bad: `import { Rejected } from '../errors.ts'\nexport const x = Rejected`,
    rule: costs,
    good: `import { chargeOn } from './charge.ts'\nexport const x = chargeOn`,
  },
  {
    what: 'the client does not read the costs',
    path: `${core}/order/*.ts`,
    bad: `import { costsAt } from '../costs.ts'\nexport const x = costsAt`,
    rule: costs,
    good: `export { costsAt } from './costs/costsAt.ts'`,
    goodPath: `${core}/costs.ts`,
  },
  {
    what: 'the Korean texts know nothing of the client at run time',
    path: `${core}/korean/*.ts`,
    bad: `import { Rejected } from '../errors.ts'\nexport const x = Rejected`,
    rule: korean,
    good: `import type { Rejected } from '../errors.ts'\nimport { redact } from '../observe/secrets.ts'\nexport const x: (error: Rejected) => string = ({ message }) => redact(message)`,
  },
  {
    what: 'the client does not load the Korean texts',
    path: `${core}/monitoring/*.ts`,
    bad: `import { inKorean } from '../korean/translate.ts'\nexport const x = inKorean`,
    rule: korean,
    good: `export { inKorean } from './korean/translate.ts'`,
    goodPath: `${core}/ko.ts`,
  },
  {
    what: 'testing reads the costs',
    path: 'packages/testing/src/exchange/*.ts',
    bad: `import { costsAt } from '@kiwoom-rx/core'\nexport const x = costsAt`,
    rule: testing,
    good: `import { costsAt } from '@kiwoom-rx/core/costs'\nexport const x = costsAt`,
  },
  ...['operators', 'testing/exchange'].map(
    (name): Case => ({
      what: `core does not know ${name}`,
      path: `${core}/*.ts`,
      bad: `import type { X } from '@kiwoom-rx/${name}'\nexport type Y = X`,
      rule: coreAlone,
      good: `import type { X } from './errors.ts'\nexport type Y = X`,
    }),
  ),
  {
    what: 'operators take only types from core',
    path: 'packages/operators/src/*.ts',
    bad: `import { connect } from '@kiwoom-rx/core'\nexport const x = connect`,
    rule: operators,
    good: `import { map } from 'rxjs'\nexport const x = map`,
  },
  {
    what: 'an inline type import still loads the module',
    path: 'packages/operators/src/*.ts',
    bad: `import { type Trade } from '@kiwoom-rx/core'\nexport type X = Trade`,
    rule: operators,
    good: `import type { X } from './x.ts'\nexport type Y = X`,
  },
  {
    what: 'operators need nothing but RxJS',
    path: 'packages/operators/src/*.ts',
    bad: `import { map } from 'rxjs/operators'\nexport const x = map`,
    rule: operators,
    good: `import { map, type OperatorFunction } from 'rxjs'\nexport const x: OperatorFunction<1, 1> = map(() => 1)`,
  },
  {
    what: 'testing runs none of the client',
    path: 'packages/testing/src/exchange/*.ts',
    bad: `import { connect } from '@kiwoom-rx/core'\nexport const x = connect`,
    rule: testing,
    good: `import { catalog } from '@kiwoom-rx/core/catalog'\nimport type { Trade } from '@kiwoom-rx/core'\nexport const x: Trade = catalog`,
  },
  {
    what: 'trading runs none of the client',
    path: 'packages/trading/src/broker/*.ts',
    bad: `import { connect } from '@kiwoom-rx/core'\nexport const x = connect`,
    rule: trading,
    good: `import { costsAt } from '@kiwoom-rx/core/costs'\nimport type { Trade } from '@kiwoom-rx/core'\nexport const x: Trade = costsAt`,
  },
  {
    what: 'the gateway shares no code with the fake exchange',
    path: 'packages/gateway/src/client/*.ts',
    bad: `import { createExchange } from '@kiwoom-rx/testing/exchange'\nexport const x = createExchange`,
    rule: gateway,
    good: `import { sessionStep } from '@kiwoom-rx/core/session'\nexport const x = sessionStep`,
  },
  {
    what: 'the inspector knows no other package than core and the tape',
    path: 'packages/inspector/src/live/*.ts',
    bad: `import { startExchange } from '@kiwoom-rx/testing/exchange'\nexport const x = startExchange`,
    rule: inspector,
    good: `import { sessionStep } from '@kiwoom-rx/core/session'\nexport const x = sessionStep`,
  },
  {
    what: "the inspector's page runs nothing of the client",
    path: 'packages/inspector/src/page/*.ts',
    bad: `import { catalog } from '@kiwoom-rx/core'\nexport const x = catalog`,
    rule: inspectorPage,
    good: `import type { ConnectionState } from '@kiwoom-rx/core'\nexport type X = ConnectionState`,
  },
  {
    what: "the inspector's page runs nothing of its server",
    path: 'packages/inspector/src/page/state/*.ts',
    bad: `import { serve } from '../../server/serve.ts'\nexport const x = serve`,
    rule: inspectorPage,
    good: `import { MESSAGES_VERSION } from '../../protocol/hello.ts'\nexport const x = MESSAGES_VERSION`,
  },
  {
    what: 'the command imports every package, and no package imports it',
    path: 'packages/gateway/src/*.ts',
    bad: `import { run } from '@kiwoom-rx/cli'\nexport const x = run`,
    rule: cli,
    good: `import { connect } from '@kiwoom-rx/core'\nimport { backtest } from '@kiwoom-rx/trading'\nexport const x = [connect, backtest]`,
    goodPath: 'packages/cli/src/good.ts',
  },
  {
    what: 'io-ts and fp-ts by the paths that native ESM finds',
    path: `${core}/codec/*.ts`,
    bad: `import { right } from 'fp-ts/Either'\nexport const x = right`,
    rule: native,
    good: `import { right } from 'fp-ts/lib/Either.js'\nexport const x = right`,
  },
  {
    what: 'io-ts and fp-ts by the paths that native ESM finds, in tests too',
    path: 'packages/core/test/*.test.ts',
    bad: `export { PathReporter } from 'io-ts/lib/PathReporter'`,
    rule: native,
    good: `export { PathReporter } from 'io-ts/lib/PathReporter.js'`,
  },
  {
    what: 'no import that the rules cannot see',
    path: `${core}/rest/*.ts`,
    bad: `export const x = import('../realtime/hub.ts')`,
    rule: visible,
    good: `import { a } from './a.ts'\nexport const x = a`,
  },
  {
    what: 'no type import inside an expression',
    path: 'packages/testing/src/*.ts',
    bad: `export type X = import('@kiwoom-rx/operators').X`,
    rule: visible,
    good: `import type { X } from './x.ts'\nexport type Y = X`,
  },
  {
    what: 'no path into another package',
    path: 'packages/testing/src/*.ts',
    bad: `import { a } from '../../core/src/rest/a.ts'\nexport const x = a`,
    rule: /reaches another by its name/,
    good: `import { a } from './rest/a.ts'\nexport const x = a`,
  },
  {
    what: 'relative imports name the file',
    path: 'packages/core/test/*.ts',
    bad: `export { pages } from '../src/kiwoom'`,
    rule: 'correctness/useImportExtensions',
    good: `export { pages } from '../src/kiwoom.ts'`,
  },
  {
    what: 'no import of what the package does not declare',
    path: `${core}/rest/*.ts`,
    bad: `import { test } from 'vitest'\nexport const x = test`,
    rule: 'correctness/noUndeclaredDependencies',
    good: `import { of } from 'rxjs'\nexport const x = of`,
  },
]

const timeAndChance: readonly Case[] = [
  ...[
    'Date.now()',
    'new Date()',
    'performance.now()',
    'setTimeout(() => {}, 1)',
    'globalThis.setInterval(() => {}, 1)',
  ].map(
    (code): Case => ({
      what: `no ${code}`,
      path: 'packages/testing/src/market/*.ts',
      bad: `export const x = ${code}`,
      rule: clock,
      good: `export const x = ${code}`,
      goodPath: `${core}/clock.ts`,
    }),
  ),
  {
    what: 'no timers by import',
    path: `${core}/rest/*.ts`,
    bad: `import { setTimeout as sleep } from 'node:timers/promises'\nexport const x = sleep`,
    rule: clock,
    good: `export const x = new Date(0)`,
  },
  {
    what: 'an operator that takes time gets the scheduler',
    path: `${core}/rest/*.ts`,
    bad: `import { timer } from 'rxjs'\nexport const x = timer(10).pipe()`,
    rule: scheduler,
    good: `import { type SchedulerLike, timer } from 'rxjs'\nexport const x = (s: SchedulerLike) => timer(10, s).pipe()`,
  },
  {
    what: 'a timeout gets the scheduler',
    path: `${core}/rest/*.ts`,
    bad: `import { timeout } from 'rxjs'\nexport const x = timeout({ first: 10 })`,
    rule: scheduler,
    good: `import { type SchedulerLike, timeout } from 'rxjs'\nexport const x = (scheduler: SchedulerLike) => timeout({ first: 10, scheduler })`,
  },
  {
    what: 'a time stamp gets the scheduler',
    path: 'packages/operators/src/*.ts',
    bad: `import { timestamp } from 'rxjs'\nexport const x = timestamp()`,
    rule: scheduler,
    good: `import { type SchedulerLike, timestamp } from 'rxjs'\nexport const x = (s: SchedulerLike) => timestamp(s)`,
  },
  {
    what: 'one file of core chooses the real scheduler',
    path: `${core}/realtime/*.ts`,
    bad: `import { asyncScheduler } from 'rxjs'\nexport const x = asyncScheduler`,
    rule: /Only packages\/core\/src\/clock\.ts names/,
    good: `import { asyncScheduler } from 'rxjs'\nexport const x = asyncScheduler`,
    goodPath: `${core}/clock.ts`,
  },
  {
    what: 'no Math.random',
    path: 'packages/testing/src/market/*.ts',
    bad: `export const x = Math.random()`,
    rule: random,
    good: `export const x = Math.random()`,
    goodPath: 'packages/testing/src/random.ts',
  },
  {
    what: 'no random bytes',
    path: `${core}/rest/*.ts`,
    bad: `import { randomUUID } from 'node:crypto'\nexport const x = randomUUID()`,
    rule: random,
    good: `import { createHash } from 'node:crypto'\nexport const x = createHash('sha256')`,
  },
]

const language: readonly Case[] = [
  {
    what: 'no any',
    path: `${core}/*.ts`,
    bad: `export const x: any = 1`,
    rule: 'suspicious/noExplicitAny',
    good: `export const x: unknown = 1`,
  },
  {
    what: 'no non-null assertion',
    path: `${core}/*.ts`,
    bad: `export const x = (a: string | undefined) => a!.length`,
    rule: 'style/noNonNullAssertion',
    good: `export const x = (a: string | undefined) => a?.length`,
  },
  {
    what: 'types are imported as types',
    path: 'packages/operators/src/*.ts',
    bad: `import { Observable } from 'rxjs'\nexport type X = Observable<1>`,
    rule: 'style/useImportType',
    good: `import type { Observable } from 'rxjs'\nexport type X = Observable<1>`,
  },
  {
    what: 'no promise left alone',
    path: 'test/*.ts',
    bad: `async function send(): Promise<void> {}\nexport function x(): void {\n  send()\n}`,
    rule: 'nursery/noFloatingPromises',
    good: `async function send(): Promise<void> {}\nexport function x(): Promise<void> {\n  return send()\n}`,
  },
  {
    what: 'no console in a library',
    path: `${core}/*.ts`,
    bad: `console.log(1)`,
    rule: 'suspicious/noConsole',
    good: `console.log(1)`,
    goodPath: 'packages/testing/src/cli.ts',
  },
  {
    what: 'no test left out',
    path: 'packages/core/test/*.test.ts',
    bad: `import { expect, test } from 'vitest'\ntest.only('x', () => expect(1).toBe(1))`,
    rule: 'suspicious/noFocusedTests',
    good: `import { expect, test } from 'vitest'\ntest('x', () => expect(1).toBe(1))`,
  },
]

describe.each([
  ['who may import whom', imports],
  ['time and chance', timeAndChance],
  ['the language', language],
])('%s', (_, cases) => {
  const files = cases.map((one, at) => ({
    ...one,
    badPath: one.path.replace('*', `bad${at}`),
    goodPath: one.goodPath ?? one.path.replace('*', `good${at}`),
  }))
  let findings: ReadonlyMap<string, readonly Finding[]>

  beforeAll(async () => {
    const good = files.map(({ goodPath, good }): [string, string] => [goodPath, `${good}\n`])
    const bad = files.map(({ badPath, bad }): [string, string] => [badPath, `${bad}\n`])
    findings = await lint(new Map([...good, ...bad]))
  })

  test.each(files)('$what', ({ badPath, goodPath, rule }) => {
    const found = findings.get(badPath)
    if (typeof rule === 'string') expect(found).toContainEqual(expect.objectContaining({ rule }))
    else expect(found).toContainEqual({ rule: 'plugin', message: expect.stringMatching(rule) })
    expect(findings.get(goodPath)).toEqual([])
  })
})

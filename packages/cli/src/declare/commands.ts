/** All commands. */
import { catalog } from '@kiwoom-rx/core'
import { scenarioNames } from '@kiwoom-rx/testing/market'
import type { CommandDeclaration } from './command.ts'
import { CONNECTION, CSV, JSON_LINES, LANG, REALLY, TAKE, withDefault } from './options.ts'

/** Whose fees and taxes a backtest takes. */
export const MARKETS = ['kospi', 'kosdaq'] as const

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** What `kiwoom orders` does besides listing, and the endpoint that does it. */
export const ORDER_ACTIONS: Readonly<Record<string, string>> = {
  buy: 'kt10000',
  sell: 'kt10001',
  modify: 'kt10002',
  cancel: 'kt10003',
}

const callable = catalog.filter(({ transport }) => transport === 'rest')
const namesOf = (specs: typeof catalog): readonly string[] =>
  specs.flatMap(({ namespace, name, id }) => [`${namespace}.${name}`, id])
const listed = callable.filter(({ paged, response }) => paged && response.fields.some(({ kind }) => kind === 'list'))

const CODES = { name: 'CODE', about: { key: 'argument.code' }, kind: 'several' } as const
const PAIRS = { name: 'NAME=VALUE', about: { key: 'argument.pair' }, kind: 'any' } as const

export const COMMANDS: readonly CommandDeclaration[] = [
  {
    name: 'quote',
    about: { key: 'command.quote' },
    args: [CODES],
    options: [JSON_LINES, CSV, ...CONNECTION],
  },
  {
    name: 'watch',
    about: { key: 'command.watch' },
    args: [CODES],
    options: [
      withDefault({
        name: 'type',
        value: 'TYPES',
        default: 'trade',
        about: { key: 'option.type' },
        suggestions: ['trade', 'book', 'trade,book'],
      }),
      TAKE,
      JSON_LINES,
      ...CONNECTION,
    ],
  },
  {
    name: 'rows',
    about: { key: 'command.rows' },
    args: [
      { name: 'ENDPOINT', about: { key: 'argument.endpoint' }, kind: 'required', suggestions: namesOf(listed) },
      PAIRS,
    ],
    options: [
      CSV,
      JSON_LINES,
      TAKE,
      { name: 'pages', value: 'N', about: { key: 'option.pages' } },
      { name: 'until', value: 'DATE', about: { key: 'option.until' } },
      ...CONNECTION,
    ],
    endpoint: 'rows',
  },
  {
    name: 'call',
    about: { key: 'command.call' },
    args: [
      { name: 'ENDPOINT', about: { key: 'argument.endpoint' }, kind: 'required', suggestions: namesOf(callable) },
      PAIRS,
    ],
    options: [JSON_LINES, REALLY, ...CONNECTION],
    endpoint: 'any',
  },
  {
    name: 'account',
    about: { key: 'command.account' },
    args: [],
    options: [JSON_LINES, ...CONNECTION],
  },
  {
    name: 'orders',
    about: { key: 'command.orders' },
    args: [
      {
        name: 'ACTION',
        about: { key: 'argument.order', values: { choices: Object.keys(ORDER_ACTIONS).join(', ') } },
        kind: 'optional',
        choices: Object.keys(ORDER_ACTIONS),
      },
      PAIRS,
    ],
    options: [JSON_LINES, CSV, REALLY, ...CONNECTION],
    endpoint: 'order',
  },
  {
    name: 'conditions',
    about: { key: 'command.conditions' },
    args: [{ name: 'NUMBER', about: { key: 'argument.condition' }, kind: 'optional' }],
    options: [{ name: 'live', about: { key: 'option.live' } }, JSON_LINES, CSV, TAKE, ...CONNECTION],
  },
  passed('exchange', '@kiwoom-rx/testing', 'kiwoom-exchange'),
  passed('tape', '@kiwoom-rx/testing', 'kiwoom-tape'),
  passed('gateway', '@kiwoom-rx/gateway', 'kiwoom-gateway'),
  passed('inspect', '@kiwoom-rx/inspector', 'kiwoom-inspect'),
  {
    name: 'backtest',
    about: { key: 'command.backtest' },
    args: [{ name: 'FILE', about: { key: 'argument.strategy' }, kind: 'required' }],
    options: [
      withDefault({ name: 'name', value: 'NAME', default: 'default', about: { key: 'option.name' } }),
      withDefault({ name: 'days', value: 'N', default: '20', about: { key: 'option.days' } }),
      withDefault({ name: 'seed', value: 'N', default: '1', about: { key: 'option.seed' } }),
      withDefault({
        name: 'scenario',
        value: 'NAME',
        default: 'ordinary',
        choices: scenarioNames,
        about: { key: 'option.scenario', values: { choices: scenarioNames.join(', ') } },
      }),
      withDefault({ name: 'items', value: 'CODES', default: '005930', about: { key: 'option.items' } }),
      withDefault({ name: 'last', value: 'DATE', default: '2026-11-20', about: { key: 'option.last' } }),
      { name: 'tape', value: 'FILE', multiple: true, about: { key: 'option.tape' } },
      withDefault({ name: 'capital', value: 'KRW', default: '100000000', about: { key: 'option.capital' } }),
      withDefault({
        name: 'market',
        value: 'MARKET',
        default: 'kospi',
        choices: MARKETS,
        about: { key: 'option.market', values: { choices: MARKETS.join(', ') } },
      }),
      { name: 'workers', value: 'N', about: { key: 'option.workers' } },
      { name: 'out', value: 'FILE', about: { key: 'option.out' } },
      JSON_LINES,
      LANG,
    ],
  },
  {
    name: 'doctor',
    about: { key: 'command.doctor' },
    args: [],
    options: [
      withDefault({ name: 'code', value: 'CODE', default: '005930', about: { key: 'option.code' } }),
      withDefault({ name: 'wait', value: 'SECONDS', default: '15', about: { key: 'option.wait' } }),
      JSON_LINES,
      ...CONNECTION,
    ],
  },
  {
    name: 'completion',
    about: { key: 'command.completion' },
    args: [
      {
        name: 'SHELL',
        about: { key: 'argument.shell', values: { choices: SHELLS.join(', ') } },
        kind: 'required',
        choices: SHELLS,
      },
    ],
    options: [LANG],
  },
]

export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name)

function passed(name: 'exchange' | 'tape' | 'gateway' | 'inspect', from: string, command: string): CommandDeclaration {
  return {
    name,
    about: { key: `command.${name}` },
    args: [{ name: 'ARGUMENTS', about: { key: 'argument.passed' }, kind: 'any' }],
    options: [],
    passesTo: { package: from, command },
  }
}

/** Rules that came as text or JSON: from a command line, or from a program in another language. */
import type { JsonObject } from '../text/json.ts'
import { isObject } from '../text/json.ts'
import { unknownName } from './nearestRule.ts'
import type { Rules } from './rules.ts'

/** The rules in an object, by name. Throws a RangeError for an unknown name and for a value that does not fit. */
export function readRules(given: JsonObject): Partial<Rules> {
  const rules: Partial<Rules> = {}
  for (const [name, value] of Object.entries(given)) {
    if (!isRule(name)) throw new RangeError(`there is no rule '${name}'; ${unknownName(name, Object.keys(READERS))}`)
    read(rules, name, value)
  }
  return rules
}

/**
 * Refuses rules of a program that do not exist: one that is mistyped would change nothing, and the test would pass. Their
 * values are the program's: tests set some beyond what the real host could have.
 */
export function checkRuleNames(given: object | undefined): void {
  for (const name of Object.keys(given ?? {})) {
    if (!isRule(name)) throw new RangeError(`there is no rule '${name}'; ${unknownName(name, Object.keys(READERS))}`)
  }
}

/** Refuses options of an exchange that do not exist. */
export function checkExchangeOptions(given: object, more: readonly string[] = []): void {
  const names = ['seed', 'listings', 'scenario', 'rules', 'scheduler', ...more]
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) throw new RangeError(`there is no option '${name}'; ${unknownName(name, names)}`)
  }
}

/** A rule written as `name=value`, such as `latency=20`, `endOfData=blankRow` or `initialHoldings={…}` in JSON. */
export function readRule(text: string): Partial<Rules> {
  const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(text) ?? []
  if (name === '') throw new RangeError(`a rule must be written as name=value, got '${text}'`)
  try {
    return readRules({ [name]: value })
  } catch (error) {
    const json = jsonIn(value)
    if (json === undefined) throw error
    return readRules({ [name]: json })
  }
}

interface Reader<Value> {
  readonly wanted: string
  readonly accepts: (value: unknown) => value is Value
}

const amount: Reader<number> = {
  wanted: 'a number of at least 0',
  accepts: (value): value is number => typeof value === 'number' && value >= 0 && Number.isFinite(value),
}

const anyNumber: Reader<number> = {
  wanted: 'a number',
  accepts: (value): value is number => typeof value === 'number' && Number.isFinite(value),
}

const above0: Reader<number> = {
  wanted: 'a number above 0',
  accepts: (value): value is number => typeof value === 'number' && value > 0 && Number.isFinite(value),
}

const flag = oneOf(true, false)

/** How each rule is read; the compiler sees to it that none is missing. */
const READERS: { readonly [Name in keyof Rules]: Reader<Rules[Name]> } = {
  startAt: written('a time such as 09:00:00', /^\d\d:\d\d:\d\d$/),
  date: orNull(written('a date such as 2026-11-20', /^\d{4}-\d\d-\d\d$/)),
  speed: above0,
  latency: amount,
  forms: oneOf('measured', 'manual'),
  pageSize: orNull(above0),
  historyDays: amount,
  minuteDays: amount,
  endOfData: oneOf('empty', 'blankRow'),
  unknownStock: oneOf('empty', 'blankRow'),
  badSelector: oneOf('empty', 'refuse'),
  badTokenStatus: oneOf(200, 401),
  rateStatus: oneOf(429, 200),
  headerCase: oneOf('lower', 'title'),
  unsupported: entries('codes by api-id, such as {"kt00010":"RC7006"}', (value) => typeof value === 'string'),
  batchSize: amount,
  mockOrders: flag,
  noticeLatency: amount,
  tradeTypes: oneOf('text', 'number'),
  fillFids: oneOf('total', 'each'),
  executionNumbers: oneOf('shared', 'perVenue'),
  cancelNotices: oneOf('both', 'cancellation'),
  executionRows: oneOf('order', 'fill'),
  codeLetters: oneOf('captured', 'everywhere'),
  initialCash: amount,
  initialHoldings: entries(
    'holdings by code, such as {"005930":{"quantity":10,"price":61000}}',
    (value): value is Holding => isObject(value) && amount.accepts(value['quantity']) && amount.accepts(value['price']),
  ),
  creditLimit: amount,
  commissionRate: orNull(amount),
  sellTaxRate: orNull(amount),
  clockOffset: anyNumber,
  tokenLife: amount,
  queryRate: amount,
  queryBurst: amount,
  orderRate: amount,
  orderBurst: amount,
  tokenRate: amount,
  tokenBurst: amount,
  oneSessionPerKey: flag,
  takeoverDelay: amount,
  revokeEndsSession: flag,
  refusedLogin: oneOf('reply', 'replyAndSystem', 'system'),
  earlyRequest: oneOf('refuse', 'ignore', 'end'),
  sorYn: oneOf('Y', 'N'),
  pingPeriod: amount,
  pingGrace: amount,
  repeatedSearch: oneOf('silence', 'answer'),
  regRate: amount,
  codesPerGroup: amount,
  codesPerSession: amount,
  refreshDrops: oneOf('group', 'session'),
  removeScope: oneOf('pair', 'item', 'group'),
  absentRemove: oneOf('accept', 'refuse'),
  repeatedReg: oneOf('accept', 'refuse'),
  flushPeriod: amount,
  bookPeriod: amount,
  arrivalFrom: amount,
  arrivalTo: amount,
  entriesPerFrame: above0,
  mixedFrames: flag,
  keyOrder: oneOf('measured', 'manual', 'shuffled'),
  fragmentBytes: amount,
  viScope: oneOf('market', 'registered'),
  viStatus: oneOf('phase', 'kind'),
  viReleaseInTrigger: flag,
}

type Holding = Rules['initialHoldings'][string]

function isRule(name: string): name is keyof Rules {
  return Object.hasOwn(READERS, name)
}

function read<Name extends keyof Rules>(rules: Partial<Rules>, name: Name, value: unknown): void {
  const reader: Reader<Rules[Name]> = READERS[name]
  if (!reader.accepts(value)) {
    throw new RangeError(`the rule ${name} must be ${reader.wanted}, got ${JSON.stringify(value)}`)
  }
  rules[name] = value
}

function oneOf<const Choice extends string | number | boolean>(...choices: readonly Choice[]): Reader<Choice> {
  return {
    wanted: choices.map((choice) => JSON.stringify(choice)).join(' or '),
    accepts: (value): value is Choice => choices.some((choice) => choice === value),
  }
}

function written(wanted: string, pattern: RegExp): Reader<string> {
  return { wanted, accepts: (value): value is string => typeof value === 'string' && pattern.test(value) }
}

function orNull<Value>({ wanted, accepts }: Reader<Value>): Reader<Value | null> {
  return { wanted: `${wanted}, or null`, accepts: (value): value is Value | null => value === null || accepts(value) }
}

function entries<Value>(wanted: string, accepts: (value: unknown) => value is Value): Reader<Record<string, Value>> {
  return {
    wanted,
    accepts: (value): value is Record<string, Value> => isObject(value) && Object.values(value).every(accepts),
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

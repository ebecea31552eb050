/**
 * Options held against their shape. A name that is mistyped would switch off in silence what it was meant to switch on,
 * and a number that is `NaN` (an environment variable that is not set) compares false with every limit.
 */
import { nearestName } from '../codec/records/nearestName.ts'
import { show } from '../codec/records/problem.ts'

/** What one option must be, in words; nothing when the value is that. */
export type Rule = (value: unknown) => string | undefined

/** The rules of an object's options by name; an object in an object has a shape of its own. */
export type Shape = { readonly [name: string]: Rule | Shape }

/** The rules of all options of a type: the compiler asks for one that is missing. */
export type ShapeOf<Options> = { readonly [Name in keyof Required<Options>]: Rule | Shape }

/** The first option that cannot be right, in words. Options that are `undefined` count as left out. */
export function shapeProblem(what: string, given: unknown, shape: Shape): string | undefined {
  if (given === undefined) return undefined
  if (!isOptions(given)) return `${what === '' ? 'the options' : what} must be an object, got ${show(given)}`
  for (const [name, value] of Object.entries(given)) {
    const path = what === '' ? name : `${what}.${name}`
    const rule = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (rule === undefined) return unknownName(path, name, Object.keys(shape))
    if (value === undefined) continue
    const problem = typeof rule === 'function' ? ruleProblem(path, value, rule) : shapeProblem(path, value, rule)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** What is given over what is not: an option that is `undefined` takes its default. */
export function withDefaults<Options extends object>(defaults: Options, given: Partial<Options> = {}): Options {
  return { ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
}

/** A finite number between two, both included; not larger than a timer can count to. */
export function numberRule(least: number, unit: string, most: number = LONGEST_TIMER): Rule {
  return (value) =>
    typeof value === 'number' && value >= least && value <= most
      ? undefined
      : `a number of ${unit} from ${least} to ${most === Number.POSITIVE_INFINITY ? 'Infinity' : most}`
}

/** A whole number, or `Infinity` for no limit. */
export function countRule(least: number, unit: string): Rule {
  const isCount = (value: unknown) => Number.isInteger(value) || value === Number.POSITIVE_INFINITY
  return (value) =>
    typeof value === 'number' && isCount(value) && value >= least
      ? undefined
      : `a whole number of ${unit}, ${least} or more`
}

/** One of some values. */
export function choiceRule(...choices: readonly unknown[]): Rule {
  return (value) => (choices.includes(value) ? undefined : choices.map(show).join(' or '))
}

/** Something that can be called. */
export const functionRule: Rule = (value) => (typeof value === 'function' ? undefined : 'a function')

/** An object with these methods. */
export function methodsRule(...methods: readonly string[]): Rule {
  return (value) => {
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
    const has = isObject && methods.every((method) => typeof Reflect.get(value, method) === 'function')
    return has ? undefined : `an object with ${methods.map((method) => `${method}()`).join(' and ')}`
  }
}

/** Anything: it is checked elsewhere. */
export const anyRule: Rule = () => undefined

// Timers count ms in 31 bits; Node takes a longer one for 1 ms.
export const LONGEST_TIMER = 2 ** 31 - 1

function isOptions(given: unknown): given is object {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function ruleProblem(path: string, value: unknown, rule: Rule): string | undefined {
  const expected = rule(value)
  return expected === undefined ? undefined : `${path} must be ${expected}, got ${show(value)}`
}

function unknownName(path: string, name: string, names: readonly string[]): string {
  const near = nearestName(name, names)
  return near === undefined
    ? `there is no option ${path}; there are ${names.join(', ')}`
    : `there is no option ${path}; did you mean ${near}?`
}

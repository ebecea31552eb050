/** The command line of `npm run simulate`. */
import { type Place, places } from './plan/plan.ts'

export interface Arguments {
  readonly seed: number | undefined
  readonly minutes: number
  readonly runs: number
  /** Goes on for so many real hours, each run with a seed of its own. */
  readonly hours: number | undefined
  readonly place: Place | undefined
  readonly speedReport: boolean
  readonly shrink: boolean
  /** Ends at the first broken law. */
  readonly stop: boolean
}

export const USAGE =
  'npm run simulate -- [--seed N] [--minutes M] [--runs R] [--hours H] [--place NAME] [--no-shrink] [--stop] [--speed-report]'

/** @throws RangeError for what is no option, or has no sensible value. */
export function readArguments(given: readonly string[]): Arguments {
  const numbers = new Map<string, number>()
  let place: Place | undefined
  let speedReport = false
  let isShrinking = true
  let isStopping = false
  for (let n = 0; n < given.length; n++) {
    const name = given[n] ?? ''
    switch (name) {
      case '--speed-report':
        speedReport = true
        break
      case '--no-shrink':
        isShrinking = false
        break
      case '--stop':
        isStopping = true
        break
      case '--place': {
        n += 1
        const value = given[n] ?? ''
        if (!isPlace(value))
          throw new RangeError(`--place must be one of ${Object.keys(places).join(', ')}, got '${value}'`)
        place = value
        break
      }
      case '--seed':
      case '--minutes':
      case '--runs':
      case '--hours': {
        n += 1
        const value = Number(given[n])
        const isWhole = name === '--hours' || Number.isInteger(value)
        if (!isWhole || !(value > 0 || (name === '--seed' && value >= 0))) {
          throw new RangeError(`${name} must be a number above 0, got '${given[n] ?? ''}'`)
        }
        numbers.set(name, value)
        break
      }
      default:
        throw new RangeError(`there is no option '${name}'; ${USAGE}`)
    }
  }
  return {
    seed: numbers.get('--seed'),
    minutes: numbers.get('--minutes') ?? 5,
    runs: numbers.get('--runs') ?? 1,
    hours: numbers.get('--hours'),
    place,
    speedReport,
    shrink: isShrinking,
    stop: isStopping,
  }
}

function isPlace(name: string): name is Place {
  return name in places
}

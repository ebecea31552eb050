/** The module `playground`, which programs of the playground import to show their own streams. */
import { type MonoTypeOperatorFunction, tap } from 'rxjs'
import type { Happening } from '../messages.ts'
import { labelOf } from './text.ts'

let put: (happening: Happening) => void = () => undefined

/** Where what is shown goes to. */
export function showTo(sink: (happening: Happening) => void): void {
  put = sink
}

/** Shows each value of a stream as a marble on a line of its own, and passes it on. */
export function show<T>(lane: string): MonoTypeOperatorFunction<T> {
  return tap((value) => put({ _tag: 'marble', lane, label: labelOf(value), tone: 'signal', at: Date.now() }))
}

/** Shows a picture, such as the one that `marbleSvg` draws. */
export function picture(svg: string, title = ''): void {
  put({ _tag: 'picture', title, svg })
}

/** A law that was broken: the first one ends a run. */
export const laws = [
  'registrations',
  'entries',
  'gaps',
  'volume',
  'streams',
  'orders',
  'verdicts',
  'tracking',
  'positions',
  'conditions',
  'pace',
  'tokens',
  'execution',
  'gateway',
  'secrets',
  'bounds',
  'close',
  'errors',
] as const

export type Law = (typeof laws)[number]

export interface Broken {
  readonly law: Law
  /** ms since the run began. */
  readonly at: number
  readonly text: string
}

export type Breaks = (law: Law, text: string) => void

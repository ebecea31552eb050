/** The logger that a program gives to `connect`. */

/** What is said of an entry besides its text. */
export type LogFields = Readonly<Record<string, unknown>>

/** A logger of pino's shape: pino itself, a child of it, Fastify's `log`, or `console`. */
export interface Logger {
  debug(fields: LogFields, text: string): void
  info(fields: LogFields, text: string): void
  warn(fields: LogFields, text: string): void
  error(fields: LogFields, text: string): void
}

export type LogLevel = keyof Logger

import type { IncomingMessage } from 'node:http'

const BASE = 'http://localhost'

/** The path of a request. A target that is no URL (`//`, `http://[`) has none that anything is served on. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return URL.canParse(url, BASE) ? new URL(url, BASE).pathname : ''
}

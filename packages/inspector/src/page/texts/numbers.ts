/** Numbers as they are shown. */

/** `12,345`; `–` when the value is missing. */
export function count(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en-US')
}

/** `12 ms`, `1.2 s`, `3 m`. */
export function duration(ms: number | null): string {
  if (ms === null) return '–'
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 120_000) return `${(ms / 1_000).toFixed(1)} s`
  return `${Math.round(ms / 60_000)} m`
}

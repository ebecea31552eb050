/** All that a program could log of an error. */
export function textOfError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : ` ← ${textOfError(error.cause)}`
  return `${error.name}: ${error.message} ${JSON.stringify(error)}${cause}`
}

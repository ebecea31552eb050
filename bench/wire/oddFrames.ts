/** Frames that say the same in ways that were never seen on the wire. */

type Pair = readonly [fid: string, value: string]

/** Each frame in another way. */
export function oddFrames(frames: readonly Buffer[]): readonly Buffer[] {
  return frames.map((frame, at) => {
    const text = frame.toString()
    const way = WAYS[at % WAYS.length]
    return Buffer.from(way === undefined ? text : way(text))
  })
}

const WAYS: readonly ((frame: string) => string)[] = [
  (frame) => withValues(frame, (pairs) => pairs.map(([fid, value]) => [fid, escaped(value)])),
  (frame) => withValues(frame, (pairs) => pairs.map(([fid, value], at) => [fid, at > 0 ? value : escaped(value)])),
  (frame) => withValues(frame, (pairs) => [...pairs, ...pairs]),
  (frame) => withValues(frame, (pairs) => pairs.map(([fid, value]) => [fid, isNumber(value) ? number(value) : value])),
  (frame) => withValues(frame, (pairs) => pairs.map(([fid, value], at) => [fid, at > 20 ? 'null' : value])),
  (frame) => withValues(frame, (pairs) => [...pairs, ['19999', '"more"'], ['12345', '"정보"'], ['99999', '""']]),
  (frame) => withValues(frame, (pairs) => [...pairs, ['19999', '"}"']]),
  (frame) => frame.replace(/"values":({[^}]*})/, '"values":[$1]'),
  (frame) => frame.replaceAll(/[:,](?=[[{"])/g, ' $&\n  '),
]

function withValues(frame: string, change: (pairs: readonly Pair[]) => readonly Pair[]): string {
  return frame.replace(/"values":{([^}]*)}/, (_, values: string) => {
    const pairs = [...values.matchAll(/"(\d+)":("[^"]*")/g)].map(([, fid = '', value = '']): Pair => [fid, value])
    return `"values":{${change(pairs)
      .map(([fid, value]) => `"${fid}":${value}`)
      .join(',')}}`
  })
}

function escaped(json: string): string {
  const letters = Array.from(json.slice(1, -1), (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0'))
  return `"${letters.map((code) => `\\u${code}`).join('')}"`
}

/** A number that means the same when it comes without its quotes. */
function isNumber(json: string): boolean {
  return /^"[+-]?[1-9]\d{0,8}(\.\d+)?"$/.test(json)
}

function number(json: string): string {
  return String(Number(json.slice(1, -1)))
}

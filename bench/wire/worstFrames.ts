/** Well-formed frames of which a client can do little or nothing, in all the sizes and shapes that JSON allows. */
import { realFrames } from './frames.ts'

/** A way to be odd, and frames that are. */
export interface Shape {
  readonly name: string
  readonly frames: readonly Buffer[]
}

/** The trades and books that the other shapes are made of; their values never repeat. */
const TRADES = realFrames('0B', ['005930', '000660'], 16)
const BOOKS = realFrames('0D', ['005930', '000660'], 16)

export function worstShapes(): readonly Shape[] {
  const shapes: readonly (readonly [string, readonly string[]])[] = [
    ['a number', ['1']],
    ['a text', ['"x"']],
    ['null', ['null']],
    ['an empty record', ['{}']],
    ['an empty list', ['[]']],
    ['a record that names no service', ['{"a":1}']],
    ['an unknown service', ['{"trnm":"XXXX","return_code":0}']],
    ['a service that is no text', ['{"trnm":1}']],
    ['a trade of an unknown service', TRADES.map((text) => text.replace('"REAL"', '"DEAD"'))],
    ['a book of an unknown service', BOOKS.map((text) => text.replace('"REAL"', '"DEAD"'))],
    ['a trade that names no service', TRADES.map((text) => text.replace(',"trnm":"REAL"', ''))],
    ['no entries', ['{"data":[],"trnm":"REAL"}']],
    ['no data', ['{"trnm":"REAL"}']],
    ['data that are no list', ['{"data":{},"trnm":"REAL"}']],
    ['an entry that is empty', ['{"data":[{}],"trnm":"REAL"}']],
    ['200 entries that are empty', [realOf(many(200, () => '{}'))]],
    ['200 entries that are numbers', [realOf(many(200, () => '1'))]],
    ['200 entries of an unknown type', [realOf(many(200, (at) => entryOf('zz', '{}', String(at))))]],
    ['200 entries without values', [realOf(many(200, () => entryOf('0B', '{}')))]],
    ['200 trades of two values', [realOf(many(200, (at) => entryOf('0B', `{"10":"1","15":"${at + 1}"}`)))]],
    ['200 trades of three values', [realOf(many(200, (at) => entryOf('0B', `{"10":"1","15":"1","13":"${at}"}`)))]],
    ['a trade of an unknown type', TRADES.map((text) => text.replace('"type":"0B"', '"type":"zz"'))],
    ['a trade that no one wants', TRADES.map((text) => text.replaceAll(/"item":"\d+"/g, '"item":"111111"'))],
    ['200 trades that no one wants', [realOf(many(200, (at) => entryOf('0B', '{"10":"1","15":"1"}', `${at}`)))]],
    ['a condition hit', many(16, (at) => realOf([hitOf(at)]))],
    ['200 condition hits', [realOf(many(200, hitOf))]],
    [
      'a condition hit of 40 values',
      many(16, (at) => realOf([hitOf(at, many(40, (key) => `,"${key + 1000}":"1"`).join(''))])),
    ],
    ['nested values', withValues((fid) => `{"${fid}":[1,[2,{"a":"b"}]]}`)],
    ['lists for values', withValues(() => '[]')],
    ['records for values', withValues(() => '{}')],
    ['true for values', withValues(() => 'true')],
    ['null for values', withValues(() => 'null')],
    ['numbers for values', withValues(() => '61300')],
    ['numbers of 16 digits', withValues(() => '1234567890123456')],
    ['numbers of 16 digits in texts', withValues(() => '"1234567890123456"')],
    ['numbers of 300 digits in texts', withValues(() => `"${'1'.repeat(300)}"`)],
    ['numbers with an exponent', withValues((_, at) => `1.5e${at}`)],
    ['numbers with an exponent in texts', withValues((_, at) => `"1.5e${at}"`)],
    ['numbers with commas and spaces', withValues(() => '" 61,300 "')],
    ['words for values', withValues(() => '"x"')],
    ['Korean words for values', withValues(() => '"정적"')],
    ['long texts for values', withValues(() => `"${'x'.repeat(400)}"`)],
    ['escaped values', withValues(() => '"\\u0031\\u0032"')],
    ['escaped keys', TRADES.map((text) => text.replaceAll(/"(\d)(\d*)":/g, '"\\u003$1$2":'))],
    [
      'all escaped',
      TRADES.map((text) =>
        text.replaceAll(/(?<=[":,{])"([^"]+)"(?=[:,}\]])/g, (_, each: string) => `"${escaped(each)}"`),
      ),
    ],
    ['keys twice', TRADES.map((text) => text.replace(/"values":{([^}]*)}/, '"values":{$1,$1}'))],
    ['white space of thousands', TRADES.map((text) => text.replaceAll(/[:,](?=[[{"])/g, `$&${' '.repeat(100)}`))],
    ['white space on lines', TRADES.map((text) => text.replaceAll(/[:,](?=[[{"])/g, '$&\r\n\t  '))],
    ['200 undocumented FIDs', many(16, (at) => realOf([entryOf('0B', others(200, at))]))],
    ['200 undocumented keys', many(16, (at) => realOf([entryOf('0B', others(200, at, 'k'))]))],
    [
      'undocumented FIDs with long texts',
      many(16, (at) => realOf([entryOf('0B', others(20, at, '', 'x'.repeat(400)))])),
    ],
    ['a long member besides the data', TRADES.map((text) => text.replace('{', `{"more":"${'x'.repeat(5000)}",`))],
    ['a nested member besides the data', TRADES.map((text) => text.replace('{', `{"more":${nested(200)},`))],
    ['what is nested deeply', TRADES.map((text) => text.replace('{', `{"more":${'['.repeat(40)}${']'.repeat(40)},`))],
    ['values in a list', TRADES.map((text) => text.replace(/"values":({[^}]*})/, '"values":[$1]'))],
    ['a brace in a text', TRADES.map((text) => text.replace('"values":{', '"values":{"77":"}",'))],
    ['a name of 5,000 letters', TRADES.map((text) => text.replace(/"name":"[^"]*"/, `"name":"${'가'.repeat(5000)}"`))],
    [
      'a market of other types',
      ['0A', '0C', '0E', '0F', '0G', '0H', '0I', '0J', '0U', '0g', '0m', '0s', '0u', '0w', '1h', '00', '04'].flatMap(
        (type) => realFrames(type, ['005930'], 2),
      ),
    ],
  ]
  return shapes.map(([name, texts]) => ({ name, frames: texts.map((text) => Buffer.from(text)) }))
}

function many<Each>(count: number, make: (at: number) => Each): readonly Each[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

function realOf(entries: readonly string[]): string {
  return `{"data":[${entries.join(',')}],"trnm":"REAL"}`
}

function entryOf(type: string, values: string, item = '005930'): string {
  return `{"values":${values},"type":"${type}","name":"주식체결","item":"${item}"}`
}

/** A stock enters and leaves the set of a condition in turn, so that each hit is an event. */
function hitOf(at: number, more = ''): string {
  const values = `{"841":"4","9001":"005930","843":"${at % 2 === 0 ? 'I' : 'D'}","20":"090000","907":"2"${more}}`
  return `{"values":${values},"type":"02","name":"조건검색","item":"005930"}`
}

function withValues(change: (fid: string, at: number) => string): readonly string[] {
  return TRADES.map((text) => {
    let at = 0
    // What an event means nothing without stays, and what reports it from the one before.
    return text.replaceAll(/"(\d+)":("[^"]*")/g, (_, fid: string, value: string) => {
      at += 1
      return `"${fid}":${['10', '13', '15'].includes(fid) ? value : change(fid, at)}`
    })
  })
}

function escaped(text: string): string {
  return Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}

function others(count: number, frame: number, prefix = '', value = '1'): string {
  const all = many(count, (at) => `"${prefix}${at + 20_000}":"${value}"`)
  return `{"10":"1","15":"1","13":"${frame}",${all.join(',')}}`
}

function nested(count: number): string {
  return `[${many(count, (at) => `{"a":${at},"b":["c"]}`).join(',')}]`
}

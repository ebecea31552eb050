import { type Answer, agreeable } from './socket.ts'

/** A server of condition searches, written from docs/protocol.md#conditions: what it runs, and what it answers. */
export interface ConditionServer {
  readonly answer: Answer
  /** The stocks that meet each condition; those not listed meet none. */
  readonly members: Map<string, string[]>
  /** The searches that run, on the newest connection. */
  readonly running: Set<string>
  /** Does not answer so many of the requests to come of a service. */
  readonly deaf: Map<string, number>
}

export function conditionServer(): ConditionServer {
  const members = new Map([
    ['0', ['005930', '000660']],
    ['4', ['035420']],
  ])
  const running = new Set<string>()
  const deaf = new Map<string, number>()
  let line = -1
  let isListed = false
  const answer: Answer = (frame, number) => {
    if (number !== line) {
      line = number
      running.clear()
      isListed = false
    }
    const trnm = String(frame['trnm'])
    const seq = String(frame['seq'] ?? '')
    const mute = deaf.get(trnm) ?? 0
    if (mute > 0) {
      deaf.set(trnm, mute - 1)
      if (frame['search_type'] === '1') running.add(seq)
      return undefined
    }
    const head = { trnm, return_code: 0, return_msg: '' }
    const codes = (members.get(seq) ?? []).map((code) => `A${code}`)
    switch (trnm) {
      case 'CNSRLST':
        isListed = true
        return { ...head, data: [...members.keys()].map((each) => [each, `조건 ${each}`]) }
      case 'CNSRCLR':
        running.delete(seq)
        return { ...head, seq }
      case 'CNSRREQ':
        if (!isListed) return { ...head, return_code: 1, return_msg: '목록을 먼저 조회해 주세요' }
        if (!members.has(seq)) return { ...head, seq, return_code: 1, return_msg: '조건식이 없습니다' }
        if (frame['search_type'] === '1') {
          if (running.has(seq)) return undefined
          running.add(seq)
          return { ...head, seq: `${seq} `, data: codes.length === 0 ? null : codes.map((jmcode) => ({ jmcode })) }
        }
        return page(seq, codes, String(frame['next_key']))
      default:
        return agreeable(frame, number)
    }
  }
  return { answer, members, running, deaf }
}

/** One row a page. */
function page(seq: string, codes: readonly string[], key: string): object {
  const index = key === '' ? 0 : Number(key)
  const more = index + 1 < codes.length
  return {
    trnm: 'CNSRREQ',
    seq: `${seq} `,
    cont_yn: more ? 'Y' : 'N',
    next_key: more ? String(index + 1) : '',
    return_code: 0,
    data: codes
      .slice(index, index + 1)
      .map((code) => ({ '9001': code, '302': '이름', '10': '000075000', '12': '-00000130' })),
  }
}

/** A stock enters (`I`) or leaves (`D`), as the manual's sample writes it. */
export function hitFrame(seq: string, code: string, action: 'I' | 'D'): object {
  const values = { '841': `${seq} `, '9001': code, '843': action, '20': '152028', '907': '2' }
  return { trnm: 'REAL', data: [{ type: '02', name: '조건검색', item: code, values }] }
}

/**
 * What a success says, by endpoint: docs/protocol.md#envelope, and the manual's examples where no reply was captured.
 */

const USUAL = '정상적으로 처리되었습니다'
const DONE = '조회가 완료되었습니다'
const MORE = ' 연속자료가 존재합니다.'

const STOPPED = new Set('kt00001 kt00002 kt00004 kt00005 kt00013 kt00016 kt00017 kt50020 kt50021'.split(' '))
const GOLD_LISTS = new Set('kt50030 kt50031 kt50032 kt50075'.split(' '))

const OWN: Readonly<Record<string, string>> = {
  kt00003: `${DONE}..`,
  kt00010: '주문/인출가능금액 시뮬레이션 조회완료하였습니다.',
  kt00011: '자료를 조회하였습니다.',
  kt00012: '신용보증금율별 주문가능수량 조회(한도정상)',
}

/** The `return_msg` of a successful query. */
export function messageOf(id: string, isEmpty: boolean, hasMore: boolean): string {
  const own = OWN[id]
  if (own !== undefined) return own
  if (/^ka(1007[2-7]|10085|10088|10170)$/.test(id)) return ` ${DONE}.`
  if (id.startsWith('kt200')) return `조회가 완료 되었습니다.${hasMore ? MORE : ''}`
  if (GOLD_LISTS.has(id)) return isEmpty ? '선택된 내역이 없습니다' : DONE
  if (STOPPED.has(id)) return `${DONE}.`
  return id.startsWith('kt0') ? DONE : USUAL
}

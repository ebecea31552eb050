/** The texts of the marbles panel. */
import type { Text } from '../../texts/language.ts'

const text = (ko: string, en: string): Text => ({ ko, en })

export const TEXTS = {
  title: text('마블', 'Marbles'),
  pause: text('멈춤', 'Pause'),
  resume: text('계속', 'Go on'),
  zoomIn: text('확대', 'Zoom in'),
  zoomOut: text('축소', 'Zoom out'),
  span: text('표시 구간', 'Time shown'),
  item: text('종목', 'Item'),
  allItems: text('모든 종목', 'All items'),
  copy: text('마블 테스트로 복사', 'Copy as marble test'),
  copied: text('복사했습니다. 테스트 파일에 붙여 넣으세요.', 'Copied. Paste it into a test file.'),
  notCopied: text(
    '클립보드를 쓸 수 없습니다. 아래 내용을 복사하세요.',
    'The clipboard is not available. Copy the text below.',
  ),
  tooLong: text(
    '선택한 구간의 값이 너무 많습니다. 더 짧게 선택하세요.',
    'The selection holds too many values. Select less.',
  ),
  close: text('닫기', 'Close'),
  canvas: text('스트림별 마블 다이어그램', 'Marble diagram, a lane for each stream'),
  empty: text('아직 스트림이 없습니다', 'No streams yet'),
  probe: text('프로브', 'probe'),
  registration: text('실시간 등록', 'registration'),
  subscribers: text('구독자', 'subscribers'),
  values: text('값', 'values'),
  errors: text('오류', 'errors'),
  completions: text('완료', 'completions'),
  more: text('개 값은 세기만 했습니다', 'values only counted'),
  gap: text('누락 구간', 'gap'),
  error: text('오류', 'error'),
  complete: text('완료', 'complete'),
  omittedLanes: text('개 스트림은 표시하지 않습니다', 'streams are not shown'),
  selection: text('선택', 'Selected'),
  lanes: text('개 스트림', 'streams'),
  keys: text(
    '스페이스 멈춤 · +/− 확대 · ←/→ 값 · ↑/↓ 스트림 · C 복사 · 드래그로 선택 · Esc 해제',
    'Space pauses · +/− zoom · ←/→ value · ↑/↓ stream · C copies · drag selects · Esc clears',
  ),
} as const

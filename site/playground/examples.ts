/** The examples of the menu. Each is a program that runs as it is in Node too, but for the module `playground`. */
import readme from '../../README.md?raw'
import type { Language } from '../config/languages.ts'
import averages from './examples/averages.ts?raw'
import gaps from './examples/gaps.ts?raw'
import hour from './examples/hour.ts?raw'
import marbles from './examples/marbles.ts?raw'
import momentum from './examples/momentum.ts?raw'
import orders from './examples/orders.ts?raw'
import paging from './examples/paging.ts?raw'

export interface Example {
  readonly name: string
  readonly title: Readonly<Record<Language, string>>
  readonly text: string
}

export const examples: readonly Example[] = [
  { name: 'readme', title: { ko: '열두 줄', en: 'Twelve lines' }, text: firstProgram(readme) },
  { name: 'momentum', title: { ko: '여러 종목 모멘텀', en: 'Momentum of several stocks' }, text: momentum },
  { name: 'averages', title: { ko: '이동평균 교차', en: 'Moving averages that cross' }, text: averages },
  { name: 'gaps', title: { ko: '끊김과 누락 구간', en: 'A broken connection' }, text: gaps },
  { name: 'paging', title: { ko: 'REST 연속조회', en: 'Paging over REST' }, text: paging },
  { name: 'orders', title: { ko: '주문과 체결', en: 'An order to its fill' }, text: orders },
  { name: 'hour', title: { ko: '가상 시간으로 한 시간', en: 'An hour in virtual time' }, text: hour },
  { name: 'marbles', title: { ko: '마블 테스트', en: 'Marble tests' }, text: marbles },
]

function firstProgram(page: string): string {
  return /```ts\n(.*?)```/s.exec(page)?.[1] ?? ''
}

/** The life of one order on a line of time: accepted, filled, ended. */
import type { OrderStepView, OrderView } from '../../../protocol/account.ts'
import type { Language } from '../../texts/language.ts'
import { count } from '../../texts/numbers.ts'
import { exactTime } from '../../texts/time.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly order: OrderView
  /** The ends of the line of time, epoch ms: the same for all orders. */
  readonly from: number
  readonly to: number
  readonly language: Language
}

export function OrderLane({ order, from, to, language }: Props) {
  const { orderNumber, original, item, name, side, price, quantity, filled, open, isOver, steps } = order
  const part = (at: number): number => (100 * (at - from)) / Math.max(1, to - from)
  const first = part(steps[0]?.at ?? to)
  const last = part(isOver ? (steps.at(-1)?.at ?? to) : to)
  return (
    <li data-test="order">
      <details>
        <summary>
          <b data-side={side ?? undefined}>{side === null ? '–' : TEXTS[side][language]}</b> {item} {name}{' '}
          {price === null || price === 0 ? TEXTS.market[language] : count(price)} × {count(quantity)}{' '}
          <small>
            #{orderNumber}
            {original !== '' && ` ${TEXTS.changes[language]} #${original}`} · {TEXTS.filled[language]} {count(filled)} ·{' '}
            {isOver ? TEXTS.over[language] : `${TEXTS.open[language]} ${count(open)}`}
          </small>
          <span class="line" aria-hidden="true">
            <span
              class="life"
              data-over={isOver}
              style={{ left: `${first}%`, width: `${Math.max(0.5, last - first)}%` }}
            />
            {steps.map((step, index) => (
              <span
                key={`${index} ${step.at}`}
                class="step"
                data-step={step.status}
                title={stepText(step, language)}
                style={{ left: `${part(step.at)}%` }}
              />
            ))}
          </span>
        </summary>
        <ol class="log" aria-label={TEXTS.steps[language]}>
          {steps.map((step, index) => (
            <li key={`${index} ${step.at}`} data-test="step">
              {stepText(step, language)}
            </li>
          ))}
        </ol>
      </details>
    </li>
  )
}

function stepText({ at, status, price, quantity }: OrderStepView, language: Language): string {
  const known = Object.entries(TEXTS).find(([name]) => name === status)?.[1][language] ?? status
  return `${exactTime(at)} ${known} ${count(price)} × ${count(quantity)}`
}

/** The log of the client's machines: event, state before and after, effects. */
import type { StepView } from '../../../protocol/session.ts'
import type { Language } from '../../texts/language.ts'
import { count } from '../../texts/numbers.ts'
import { exactTime } from '../../texts/time.ts'
import { TEXTS } from './texts.ts'

const MOST_STEPS = 200

interface StepsPart {
  readonly steps: readonly StepView[]
  readonly omitted: number
  readonly language: Language
}

export function Steps({ steps, omitted, language }: StepsPart) {
  return (
    <>
      <h2>
        {TEXTS.steps[language]}
        {omitted > 0 && <small> +{count(omitted)}</small>}
      </h2>
      {steps.length === 0 ? (
        <p class="empty">{TEXTS.noSteps[language]}</p>
      ) : (
        <ol class="log" data-test="steps">
          {steps
            .slice(-MOST_STEPS)
            .toReversed()
            .map((step) => (
              <li key={`${step.at} ${step.machine} ${step.id} ${step.event} ${step.after}`}>
                <details>
                  <summary>
                    <time>{exactTime(step.at)}</time> {step.machine} {step.id} <b>{step.event}</b>{' '}
                    {step.before === step.after ? step.after : `${step.before} → ${step.after}`}{' '}
                    <small>{step.effects.join(', ')}</small>
                  </summary>
                  <pre>{step.detail}</pre>
                </details>
              </li>
            ))}
        </ol>
      )}
    </>
  )
}

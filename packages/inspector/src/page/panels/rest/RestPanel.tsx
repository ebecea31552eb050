/** REST: how calls wait for their turn, and what came of the last ones. */
import type { QueueView } from '../../../protocol/rest.ts'
import type { Language } from '../../texts/language.ts'
import { count, duration } from '../../texts/numbers.ts'
import type { Panel, PanelProps } from '../panel.ts'
import { Calls } from './Calls.tsx'
import { TEXTS } from './texts.ts'

export const restPanel: Panel = { id: 'rest', title: TEXTS.title, View: RestPanel }

function RestPanel({ state: { rest }, language }: PanelProps) {
  if (rest === undefined || rest.queues.length + rest.calls.length === 0) {
    return <p class="empty">{TEXTS.noQueues[language]}</p>
  }
  return (
    <>
      <h2>{TEXTS.queues[language]}</h2>
      <Queues queues={rest.queues} language={language} />
      <h2>{TEXTS.lastCalls[language]}</h2>
      <Calls calls={rest.calls} language={language} />
    </>
  )
}

function Queues({ queues, language }: { readonly queues: readonly QueueView[]; readonly language: Language }) {
  return (
    <div class="scroll">
      <table data-test="queues">
        <thead>
          <tr>
            <th>{TEXTS.api[language]}</th>
            {(['waiting', 'oldest', 'next', 'calls', 'average', 'longest', 'refused', 'retries'] as const).map(
              (name) => (
                <th key={name} class="number">
                  {TEXTS[name][language]}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.apiId}>
              <td>
                <code>{queue.apiId}</code> {queue.name}
              </td>
              <td class={`number ${queue.waiting > 0 ? 'warn' : ''}`}>{count(queue.waiting)}</td>
              <td class="number">{duration(queue.oldestWait)}</td>
              <td class="number">{duration(queue.nextWait)}</td>
              <td class="number">{count(queue.calls)}</td>
              <td class="number">{duration(queue.calls === 0 ? null : queue.waited / queue.calls)}</td>
              <td class="number">{duration(queue.longestWait)}</td>
              <td class={`number ${queue.refused > 0 ? 'bad' : ''}`}>{count(queue.refused)}</td>
              <td class="number">{count(queue.retries)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

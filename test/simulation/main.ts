/** `npm run simulate`: the whole system on one virtual clock, under one seed. */
import { readArguments } from './arguments.ts'
import { describeEvent } from './plan/action.ts'
import { drawPlan } from './plan/plan.ts'
import { run } from './run.ts'
import { shrink } from './shrink.ts'

const {
  seed: first,
  minutes,
  runs,
  hours,
  place,
  speedReport,
  shrink: isShrinking,
  stop,
} = readArguments(process.argv.slice(2))
const start = first ?? Math.trunc(Math.random() * 2 ** 31)
const until = hours === undefined ? undefined : performance.now() + hours * 3_600_000
const began = performance.now()
let virtual = 0
let events = 0
let done = 0

const seconds = (ms: number): string => (ms / 1_000).toFixed(1)

for (;;) {
  if (until === undefined ? done >= runs : performance.now() >= until) break
  const seed = start + done
  const large = speedReport ? { stocks: 20, clients: 3, thin: 1 } : {}
  const plan = drawPlan({ seed, minutes, place, ...large })
  const runBegan = performance.now()
  const outcome = await run(plan)
  const took = performance.now() - runBegan
  done += 1
  virtual += outcome.ran
  events += outcome.events
  if (runs <= 20 && until === undefined) {
    const speed = Math.round(outcome.ran / took)
    console.log(
      `seed ${seed}  ${plan.place}  ${plan.scenario}${plan.hub === undefined ? '' : ' gateway'}  ${seconds(outcome.ran)} s in ${seconds(took)} s (${speed} times real time)  ${outcome.events} events  trace ${outcome.hash}`,
    )
  } else if (done % 100 === 0) {
    console.log(
      `${done} runs, ${Math.round(virtual / 60_000)} virtual minutes in ${seconds(performance.now() - began)} s`,
    )
  }
  if (outcome.broken === undefined) continue
  const { law, at, text } = outcome.broken
  console.log(`\nBROKEN  seed ${seed}  at ${seconds(at)} s  law: ${law}\n  ${text}`)
  if (isShrinking) {
    const small = await shrink(plan, outcome.broken)
    console.log(`  ${small.events.length} of ${plan.events.length} events are enough (${small.runs} runs):`)
    for (const event of small.events) console.log(`  ${describeEvent(event)}`)
    console.log(`  which gives: ${small.broken.text}`)
  }
  const placed = place === undefined ? '' : ` --place ${place}`
  console.log(
    `  again: npm run simulate -- --seed ${seed} --minutes ${minutes}${placed}${speedReport ? ' --speed-report' : ''}\n`,
  )
  process.exitCode = 1
  if (stop) break
}
const took = performance.now() - began
if (speedReport) {
  const { user, system } = process.cpuUsage()
  const cpu = (user + system) / 1_000
  console.log(`${Math.round(virtual / cpu)} times real time by the processor's time, start of the program included`)
}
console.log(
  `${done} runs of ${minutes} min, seeds ${start} to ${start + done - 1}: ${Math.round(virtual / took)} times real time, ${events} events`,
)

/** The picture of the home page: trades, what an operator makes of them, and the signal. */
import { defineComponent, h } from 'vue'

const LINES = [
  { name: "trade('005930')", marbles: [6, 17, 26, 38, 47, 60, 71, 83, 93], tone: 'up' },
  { name: 'deltaPercent', marbles: [26, 38, 47, 60, 71, 83, 93], tone: 'flat' },
  { name: 'threshold', marbles: [60, 93], tone: 'signal' },
] as const

export const HeroMarbles = defineComponent({
  name: 'HeroMarbles',
  setup: () => () =>
    h('div', { class: 'hero-marbles', 'aria-hidden': 'true' }, [
      ...LINES.map(({ name, marbles, tone }, row) =>
        h('div', { class: 'hero-line' }, [
          h('code', name),
          h('div', { class: 'hero-track' }, [
            ...marbles.map((at) =>
              h('i', { class: tone, style: { left: `${at}%`, animationDelay: `${(at * 30 + row * 250) / 1_000}s` } }),
            ),
          ]),
        ]),
      ),
    ]),
})

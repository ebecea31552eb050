/** The market of one item: candles with what is marked on them, its order book; and the latest values of all. */
import type { Panel, PanelProps } from '../panel.ts'
import { Candles } from './Candles.tsx'
import { Ladder } from './Ladder.tsx'
import { Latest } from './Latest.tsx'
import { MarkList } from './MarkList.tsx'
import { TEXTS } from './texts.ts'

export const marketPanel: Panel = { id: 'market', title: TEXTS.title, View: MarketPanel }

function MarketPanel({ state, language, theme, ask }: PanelProps) {
  const { item } = state
  const items = [...new Set([...state.latest.values()].map((row) => row.item))].filter((code) => code !== '').sort()
  const marks = state.marks.values().filter((mark) => mark.item === item)
  const candles = state.candles?.item === item ? state.candles.candles : []
  return (
    <>
      <div class="toolbar">
        <label>
          {TEXTS.item[language]}{' '}
          <select
            value={item}
            data-test="market-item"
            onChange={({ currentTarget }) => ask({ _tag: 'pick', item: currentTarget.value })}
          >
            <option value="">{TEXTS.pick[language]}</option>
            {(items.includes(item) || item === '' ? items : [item, ...items]).map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        </label>
      </div>
      {item !== '' && (
        <div class="columns">
          <section>
            <Candles candles={candles} marks={marks} until={state.at} language={language} theme={theme} />
            <MarkList marks={marks} language={language} />
          </section>
          <Ladder book={state.book?.item === item ? state.book : undefined} language={language} />
        </div>
      )}
      <Latest
        latest={state.latest}
        item={item}
        pick={(code) => ask({ _tag: 'pick', item: code })}
        language={language}
      />
    </>
  )
}

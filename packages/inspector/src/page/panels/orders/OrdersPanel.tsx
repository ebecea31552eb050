/** Orders as lanes, what the account holds, and what it is worth. */
import type { PositionView } from '../../../protocol/account.ts'
import { Sparkline } from '../../parts/Sparkline.tsx'
import type { Language } from '../../texts/language.ts'
import { count } from '../../texts/numbers.ts'
import type { Panel, PanelProps } from '../panel.ts'
import { OrderLane } from './OrderLane.tsx'
import { TEXTS } from './texts.ts'

export const ordersPanel: Panel = { id: 'orders', title: TEXTS.title, View: OrdersPanel }

function OrdersPanel({ state: { orders, account, at }, language }: PanelProps) {
  const list = orders?.orders ?? []
  const from = list.reduce((earliest, { steps }) => Math.min(earliest, steps[0]?.at ?? earliest), at - 1)
  return (
    <div class="columns">
      <section>
        <h2>{TEXTS.orders[language]}</h2>
        {list.length === 0 ? (
          <p class="empty">{TEXTS.noOrders[language]}</p>
        ) : (
          <ol class="orders" data-test="orders">
            {list.map((order) => (
              <OrderLane key={order.orderNumber} order={order} from={from} to={at} language={language} />
            ))}
          </ol>
        )}
        {orders !== undefined && orders.omitted > 0 && (
          <p class="empty">
            {count(orders.omitted)} {TEXTS.more[language]}
          </p>
        )}
      </section>
      <section>
        {account?.equity && (
          <Sparkline
            points={account.equity}
            label={TEXTS.equity[language]}
            show={(won) => `₩${count(Math.round(won))}`}
            test="equity"
          />
        )}
        <h2>{TEXTS.positions[language]}</h2>
        {account?.positions ? (
          <Positions positions={account.positions} language={language} />
        ) : (
          <p class="empty">{TEXTS.notPassed[language]}</p>
        )}
      </section>
    </div>
  )
}

interface PositionsProps {
  readonly positions: readonly PositionView[]
  readonly language: Language
}

function Positions({ positions, language }: PositionsProps) {
  if (positions.length === 0) return <p class="empty">{TEXTS.noPositions[language]}</p>
  return (
    <table data-test="positions">
      <thead>
        <tr>
          <th>{TEXTS.item[language]}</th>
          {(['quantity', 'averagePrice', 'price', 'profit'] as const).map((name) => (
            <th key={name} class="number">
              {TEXTS[name][language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {positions.map(({ item, quantity, averagePrice, price }) => {
          const profit = averagePrice === null || price === null ? null : (price - averagePrice) * quantity
          return (
            <tr key={item}>
              <td>{item}</td>
              <td class="number">{count(quantity)}</td>
              <td class="number">{count(averagePrice)}</td>
              <td class="number">{count(price)}</td>
              <td class="number" data-side={profit === null || profit === 0 ? undefined : profit > 0 ? 'buy' : 'sell'}>
                {count(profit === null ? null : Math.round(profit))}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

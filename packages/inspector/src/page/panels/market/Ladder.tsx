/** The order book (호가) as a ladder: asks above, bids below, the quantities as bars. */
import type { BookMessage, LevelView } from '../../../protocol/market.ts'
import type { Language } from '../../texts/language.ts'
import { count } from '../../texts/numbers.ts'
import { clockTime } from '../../texts/time.ts'
import { TEXTS } from './texts.ts'

interface Props {
  readonly book: BookMessage | undefined
  readonly language: Language
}

export function Ladder({ book, language }: Props) {
  const most = [...(book?.asks ?? []), ...(book?.bids ?? [])].reduce(
    (high, { quantity }) => Math.max(high, quantity),
    1,
  )
  return (
    <section>
      <h2>
        {TEXTS.book[language]} <small>{clockTime(book?.at ?? null)}</small>
      </h2>
      {book === undefined || book.asks.length + book.bids.length === 0 ? (
        <p class="empty">{TEXTS.noBook[language]}</p>
      ) : (
        <table class="ladder" data-test="book">
          <thead>
            <tr>
              <th class="number">{TEXTS.price[language]}</th>
              <th>{TEXTS.quantity[language]}</th>
            </tr>
          </thead>
          <tbody>
            {book.asks.toReversed().map((level) => (
              <Level key={`ask ${level.price}`} level={level} side="ask" most={most} language={language} />
            ))}
            {book.bids.map((level) => (
              <Level key={`bid ${level.price}`} level={level} side="bid" most={most} language={language} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface LevelProps {
  readonly level: LevelView
  readonly side: 'ask' | 'bid'
  readonly most: number
  readonly language: Language
}

function Level({ level: { price, quantity }, side, most, language }: LevelProps) {
  return (
    <tr data-level={side}>
      <td class="number">
        <span class="hidden">{TEXTS[side][language]}</span> {count(price)}
      </td>
      <td>
        <span class="depth" style={{ width: `${(quantity / most) * 100}%` }} />
        <span class="depth-number">{count(quantity)}</span>
      </td>
    </tr>
  )
}

/** The account's book of holdings, from replies and notices, and what in it is uncertain. */
import type { WireRecord } from '../codec/records/record.ts'
import {
  codeOf,
  type HoldingKey,
  keyOf,
  loanOf,
  numberOf,
  type Position,
  type Row,
  readRow,
  sharesOf,
  textOf,
} from './position.ts'

export type Book = ReadonlyMap<HoldingKey, Position>

/** A book, or nothing where a first read leaves a holding unknown; and why it may differ from the account. */
export interface Reading {
  readonly book: Book | undefined
  readonly uncertainties: readonly string[]
}

/**
 * The book of the replies of several venues.
 *
 * Rows and balance notices name no venue, and shares bought on one are sold on the other: so each reply should report
 * the same holdings, at its own prices, and the first is taken. But should the exchange list each venue's apart, what
 * only another reply has is not lost. Never added up: a holding listed twice must not count twice.
 *
 * What cannot be read keeps its last known value. Where there is none, there is no book: a holding must not disappear
 * because a cell cannot be read.
 */
export function readBook(before: Book | undefined, replies: readonly (readonly WireRecord[])[]): Reading {
  const uncertainties = new Set<string>()
  const listed = replies.map((rows) => ofReply(rows, before, uncertainties))
  const keys = new Set(listed.flatMap(({ rows }) => [...rows.keys()]))
  const book = new Map<HoldingKey, Position>()
  let isWhole = true
  const keep = (key: HoldingKey): void => {
    const known = before?.get(key)
    if (known !== undefined) book.set(key, known)
    else if (before === undefined) isWhole = false
  }
  for (const key of keys) {
    const rows = listed.flatMap(({ rows: each }) => each.get(key) ?? [])
    const held = rows.flatMap((row) => (row._tag === 'held' ? [row.position] : []))
    const [first] = held
    if (first === undefined) {
      if (rows.every(({ _tag }) => _tag === 'none')) continue
      uncertainties.add(`the quantity of ${key.trim()} cannot be read`)
      keep(key)
      // Not held before, as far as was known, and now perhaps: not a holding of zero shares, but unknown.
      if (!book.has(key)) isWhole = false
      continue
    }
    const most = held.reduce((one, other) => (other.quantity > one.quantity ? other : one), first)
    book.set(key, most)
    const differ = held.length < rows.filter(({ _tag }) => _tag !== 'unknown').length
    if (differ || held.some(({ quantity }) => quantity !== first.quantity)) {
      uncertainties.add(`the venues report different quantities of ${key.trim()}`)
    }
  }
  if (listed.some(({ isUnreadable }) => isUnreadable)) {
    uncertainties.add('a row of the balance cannot be read')
    // It may be of any holding that no other row has.
    for (const key of before?.keys() ?? []) if (!keys.has(key)) keep(key)
    if (before === undefined) isWhole = false
  }
  return { book: isWhole ? book : before, uncertainties: [...uncertainties] }
}

/** What a balance notice (04) does to the book. */
export type Noticed =
  | { readonly _tag: 'book'; readonly book: Book }
  /** It reports something that does not determine the book: the balance is to be read. */
  | { readonly _tag: 'uncertain'; readonly reason: string; readonly isUnreadable: boolean }

/** Applies a balance notice. One of a loan is about a part of the stock, and its codes are not those of the balance. */
export function applyNotice(book: Book, balance: WireRecord): Noticed {
  const stockCode = codeOf(balance['stockCode'])
  const loan = loanOf(balance)
  if (stockCode === null) return uncertain('a balance notice names no stock', true)
  if (loan?.creditType !== null) return uncertain(`a loan of ${stockCode} changed`, loan === undefined)
  if ([...book.values()].some((each) => each.stockCode === stockCode && each.creditType !== null)) {
    return uncertain(`${stockCode} is held for cash and on credit, and the notice does not say which`, false)
  }
  const quantity = sharesOf(balance['holdingQuantity'])
  if (quantity === null) return uncertain(`a balance notice reports no quantity of ${stockCode}`, true)
  const key = keyOf(stockCode, null, null)
  const after = new Map(book)
  if (quantity === 0) {
    after.delete(key)
    return { _tag: 'book', book: after }
  }
  const before = book.get(key)
  after.set(key, {
    stockCode,
    stockName: textOf(balance['stockName']) ?? before?.stockName ?? null,
    side: 'long',
    creditType: null,
    loanDate: null,
    quantity,
    orderableQuantity: sharesOf(balance['orderableQuantity']),
    purchasePrice: numberOf(balance['purchasePrice']) ?? before?.purchasePrice ?? null,
    price: numberOf(balance['price']) ?? before?.price ?? null,
  })
  return { _tag: 'book', book: after }
}

function uncertain(reason: string, isUnreadable: boolean): Noticed {
  return { _tag: 'uncertain', reason, isUnreadable }
}

type Keyed = Exclude<Row, { _tag: 'unreadable' }>

/** The rows of one reply by holding. */
function ofReply(
  records: readonly WireRecord[],
  known: Book | undefined,
  uncertainties: Set<string>,
): { readonly rows: ReadonlyMap<HoldingKey, Keyed>; readonly isUnreadable: boolean } {
  const rows = new Map<HoldingKey, Keyed>()
  let isUnreadable = false
  for (const record of records) {
    const row = readRow(record)
    if (row._tag === 'unreadable' || hasLostItsDate(row, known)) {
      isUnreadable = true
      continue
    }
    const before = rows.get(row.key)
    if (before !== undefined) uncertainties.add(`the balance reports ${row.key.trim()} twice`)
    rows.set(row.key, before === undefined ? row : together(before, row))
  }
  return { rows, isUnreadable }
}

/** A row without a loan date, of a loan whose date was known: the date could not be read. */
function hasLostItsDate(row: Keyed, known: Book | undefined): boolean {
  if (row._tag !== 'held' || row.position.creditType === null || row.position.loanDate !== null) return false
  const { stockCode, creditType } = row.position
  return [...(known?.values() ?? [])].some(
    (each) => each.stockCode === stockCode && each.creditType === creditType && each.loanDate !== null,
  )
}

/**
 * Two rows of one holding: parts of it, or the same row on two pages, because a holding before it went away between
 * them. Equal ones are the same, others are added up; either way the balance is read again.
 */
function together(one: Keyed, other: Keyed): Keyed {
  if (one._tag === 'none' || other._tag === 'unknown') return other
  if (other._tag === 'none' || one._tag === 'unknown') return one
  const { position: first } = one
  const { position: second } = other
  if (first.quantity === second.quantity && first.purchasePrice === second.purchasePrice) return one
  const quantity = first.quantity + second.quantity
  const average = (costOf(first) + costOf(second)) / quantity
  const orderable = (first.orderableQuantity ?? Number.NaN) + (second.orderableQuantity ?? Number.NaN)
  return {
    ...one,
    position: {
      ...first,
      quantity,
      orderableQuantity: numberOf(orderable),
      purchasePrice: numberOf(average),
    },
  }
}

function costOf({ purchasePrice, quantity }: Position): number {
  return purchasePrice === null ? Number.NaN : purchasePrice * quantity
}

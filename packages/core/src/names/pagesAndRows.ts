/** The names of all pages and rows. Written by `npm run docs` from the catalogue. */
import type { AccountPages, AccountRows } from './account.ts'
import type { AuthPages } from './auth.ts'
import type { ChartPages, ChartRows } from './chart.ts'
import type { ConditionPages, ConditionRows } from './condition.ts'
import type { CreditOrderPages } from './creditOrder.ts'
import type { ElwPages, ElwRows } from './elw.ts'
import type { EtfPages, EtfRows } from './etf.ts'
import type { GoldOrderPages } from './goldOrder.ts'
import type { InvestorPages, InvestorRows } from './investor.ts'
import type { LendingPages, LendingRows } from './lending.ts'
import type { OrderPages } from './order.ts'
import type { QuotePages, QuoteRows } from './quote.ts'
import type { RankingPages, RankingRows } from './ranking.ts'
import type { SectorPages, SectorRows } from './sector.ts'
import type { ShortSalePages, ShortSaleRows } from './shortSale.ts'
import type { StockPages, StockRows } from './stock.ts'
import type { ThemePages, ThemeRows } from './theme.ts'

export type * from './account.ts'
export type * from './auth.ts'
export type * from './chart.ts'
export type * from './condition.ts'
export type * from './creditOrder.ts'
export type * from './elw.ts'
export type * from './etf.ts'
export type * from './goldOrder.ts'
export type * from './investor.ts'
export type * from './lending.ts'
export type * from './order.ts'
export type * from './quote.ts'
export type * from './ranking.ts'
export type * from './sector.ts'
export type * from './shortSale.ts'
export type * from './stock.ts'
export type * from './theme.ts'

/** All pages by api-id. */
export interface NamedPages
  extends AccountPages,
    AuthPages,
    ChartPages,
    ConditionPages,
    CreditOrderPages,
    ElwPages,
    EtfPages,
    GoldOrderPages,
    InvestorPages,
    LendingPages,
    OrderPages,
    QuotePages,
    RankingPages,
    SectorPages,
    ShortSalePages,
    StockPages,
    ThemePages {}

/** All rows by api-id. */
export interface NamedRows
  extends AccountRows,
    ChartRows,
    ConditionRows,
    ElwRows,
    EtfRows,
    InvestorRows,
    LendingRows,
    QuoteRows,
    RankingRows,
    SectorRows,
    ShortSaleRows,
    StockRows,
    ThemeRows {}

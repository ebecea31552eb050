/** The names of the pages and rows of `investor`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { investor } from '../catalog/namespaces.ts'

/** Foreigners' trading and holdings of a stock (주식외국인종목별매매동향), `ka10008`: a reply, or a page of it. */
export interface InvestorForeignerHoldingsPage extends RowOf<typeof investor.foreignerHoldings.response> {}

/** Foreigners' trading and holdings of a stock (주식외국인종목별매매동향), `ka10008`: a row. */
export interface InvestorForeignerHoldingsRow extends RowsIn<typeof investor.foreignerHoldings.response> {}

/** Institutions' trading of a stock (주식기관요청), `ka10009`: a reply. */
export interface InvestorInstitutionTradingPage extends RowOf<typeof investor.institutionTrading.response> {}

/** Consecutive trading by institutions and foreigners (기관외국인연속매매현황요청), `ka10131`: a reply, or a page of it. */
export interface InvestorConsecutiveTradingPage extends RowOf<typeof investor.consecutiveTrading.response> {}

/** Consecutive trading by institutions and foreigners (기관외국인연속매매현황요청), `ka10131`: a row. */
export interface InvestorConsecutiveTradingRow extends RowsIn<typeof investor.consecutiveTrading.response> {}

/** Spot gold trading by investor (금현물투자자현황), `ka52301`: a reply, or a page of it. */
export interface InvestorGoldInvestorTradingPage extends RowOf<typeof investor.goldInvestorTrading.response> {}

/** Spot gold trading by investor (금현물투자자현황), `ka52301`: a row. */
export interface InvestorGoldInvestorTradingRow extends RowsIn<typeof investor.goldInvestorTrading.response> {}

/** The pages of the namespace by api-id. */
export interface InvestorPages {
  readonly ka10008: InvestorForeignerHoldingsPage
  readonly ka10009: InvestorInstitutionTradingPage
  readonly ka10131: InvestorConsecutiveTradingPage
  readonly ka52301: InvestorGoldInvestorTradingPage
}

/** The rows of the namespace by api-id. */
export interface InvestorRows {
  readonly ka10008: InvestorForeignerHoldingsRow
  readonly ka10131: InvestorConsecutiveTradingRow
  readonly ka52301: InvestorGoldInvestorTradingRow
}

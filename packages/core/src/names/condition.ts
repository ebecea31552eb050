/** The names of the pages and rows of `condition`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { condition } from '../catalog/namespaces.ts'

/** Saved condition searches (조건검색 목록조회), `ka10171`: a reply. */
export interface ConditionListPage extends RowOf<typeof condition.list.response> {}

/** Saved condition searches (조건검색 목록조회), `ka10171`: a row. */
export interface ConditionListRow extends RowsIn<typeof condition.list.response> {}

/** Condition search result (조건검색 요청 일반), `ka10172`: a reply, or a page of it. */
export interface ConditionSearchPage extends RowOf<typeof condition.search.response> {}

/** Condition search result (조건검색 요청 일반), `ka10172`: a row. */
export interface ConditionSearchRow extends RowsIn<typeof condition.search.response> {}

/** Condition search with realtime updates (조건검색 요청 실시간), `ka10173`: a reply. */
export interface ConditionSearchRealtimePage extends RowOf<typeof condition.searchRealtime.response> {}

/** Condition search with realtime updates (조건검색 요청 실시간), `ka10173`: a row. */
export interface ConditionSearchRealtimeRow extends RowsIn<typeof condition.searchRealtime.response> {}

/** End of realtime condition updates (조건검색 실시간 해제), `ka10174`: a reply. */
export interface ConditionClearPage extends RowOf<typeof condition.clear.response> {}

/** The pages of the namespace by api-id. */
export interface ConditionPages {
  readonly ka10171: ConditionListPage
  readonly ka10172: ConditionSearchPage
  readonly ka10173: ConditionSearchRealtimePage
  readonly ka10174: ConditionClearPage
}

/** The rows of the namespace by api-id. */
export interface ConditionRows {
  readonly ka10171: ConditionListRow
  readonly ka10172: ConditionSearchRow
  readonly ka10173: ConditionSearchRealtimeRow
}

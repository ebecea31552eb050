/** The names of the pages and rows of `theme`. Written by `npm run docs` from the catalogue. */
import type { RowOf, RowsIn } from '../catalog/field.ts'
import type { theme } from '../catalog/namespaces.ts'

/** Theme groups (테마그룹별요청), `ka90001`: a reply, or a page of it. */
export interface ThemeGroupsPage extends RowOf<typeof theme.groups.response> {}

/** Theme groups (테마그룹별요청), `ka90001`: a row. */
export interface ThemeGroupsRow extends RowsIn<typeof theme.groups.response> {}

/** Constituent stocks of a theme (테마구성종목요청), `ka90002`: a reply, or a page of it. */
export interface ThemeConstituentsPage extends RowOf<typeof theme.constituents.response> {}

/** Constituent stocks of a theme (테마구성종목요청), `ka90002`: a row. */
export interface ThemeConstituentsRow extends RowsIn<typeof theme.constituents.response> {}

/** The pages of the namespace by api-id. */
export interface ThemePages {
  readonly ka90001: ThemeGroupsPage
  readonly ka90002: ThemeConstituentsPage
}

/** The rows of the namespace by api-id. */
export interface ThemeRows {
  readonly ka90001: ThemeGroupsRow
  readonly ka90002: ThemeConstituentsRow
}

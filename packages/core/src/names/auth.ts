/** The names of the pages and rows of `auth`. Written by `npm run docs` from the catalogue. */
import type { RowOf } from '../catalog/field.ts'
import type { auth } from '../catalog/namespaces.ts'

/** Access token issuance (접근토큰 발급), `au10001`: a reply. */
export interface AuthIssueTokenPage extends RowOf<typeof auth.issueToken.response> {}

/** Access token revocation (접근토큰폐기), `au10002`: a reply. */
export interface AuthRevokeTokenPage extends RowOf<typeof auth.revokeToken.response> {}

/** The pages of the namespace by api-id. */
export interface AuthPages {
  readonly au10001: AuthIssueTokenPage
  readonly au10002: AuthRevokeTokenPage
}

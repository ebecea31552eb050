/** Access tokens (접근토큰). */
import { oauth } from './declare.ts'
import { datetime, essential, id, text } from './field.ts'

/** Access token issuance (접근토큰 발급), `au10001` */
export const issueToken = oauth({
  id: 'au10001',
  ko: '접근토큰 발급',
  title: 'Access token issuance',
  url: '/oauth2/token',
  request: {
    /** grant_type · grant_type — OAuth grant: always client_credentials */
    grantType: text('grant_type', 'grant_type'),
    /** 앱키 · appkey */ appKey: id('appkey', '앱키'),
    /** 시크릿키 · secretkey */ secretKey: text('secretkey', '시크릿키'),
  },
  response: {
    /** 만료일 · expires_dt */ expiresAt: essential(datetime('expires_dt', '만료일')),
    /** 토큰타입 · token_type */ tokenType: text('token_type', '토큰타입'),
    /** 접근토큰 · token */ accessToken: essential(text('token', '접근토큰')),
  },
})

/** Access token revocation (접근토큰폐기), `au10002` */
export const revokeToken = oauth({
  id: 'au10002',
  ko: '접근토큰폐기',
  title: 'Access token revocation',
  url: '/oauth2/revoke',
  request: {
    /** 앱키 · appkey */ appKey: id('appkey', '앱키'),
    /** 시크릿키 · secretkey */ secretKey: text('secretkey', '시크릿키'),
    /** 접근토큰 · token */ accessToken: text('token', '접근토큰'),
  },
  response: {},
})

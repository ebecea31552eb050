/** The tokens of a gateway: what anyone can invent has a bound. */
import { describe, expect, it } from 'vitest'
import { granted, MOST_TOKENS, noTokens, ownerOf, type TokenBook } from '../src/access/tokenBook.ts'
import { createAccess } from '../src/rest/oauth.ts'

describe('the tokens of a gateway without a list of clients', () => {
  it('are so many at most, and the oldest ends first', () => {
    let book: TokenBook = noTokens
    for (let index = 0; index <= MOST_TOKENS; index++)
      [book] = granted(book, `client-${index}`, `token-${index}`, index)
    expect(book.grants.length).toBe(MOST_TOKENS)
    expect(ownerOf(book, 'token-0', MOST_TOKENS)).toBeUndefined()
    expect(ownerOf(book, 'token-1', MOST_TOKENS)).toBe('client-1')
  })

  it('are given again to a client whose token was pushed out by invented keys', () => {
    const access = createAccess({ clients: undefined, store: undefined, now: () => 0, issued: () => undefined })
    const issue = (appkey: string): string => {
      const body = { grant_type: 'client_credentials', appkey, secretkey: 'any' }
      return JSON.parse(access.issue(JSON.stringify(body)).body).token
    }
    const first = issue('mine')
    for (let index = 0; index < MOST_TOKENS; index++) issue(`invented-${index}`)
    expect(access.clientOf(first)).toMatch(/CODE=8005/)
    expect(access.clientOf(issue('mine'))).toMatchObject({ name: expect.stringMatching(/^key-/) })
  })
})

/** The search's tokens, on an index of the reference as VitePress makes it. */
import { catalog } from '@kiwoom-rx/core/catalog'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { notesOf, sectionsOf } from '../../scripts/docs/reference.ts'
import { referenceOf } from '../../site/pages/reference.ts'
import { SEARCH } from '../../site/search/search.ts'
import { tokensOfQuestion, tokensOfText } from '../../site/search/tokens.ts'
import { root } from '../support/files.ts'

const pages = referenceOf(sectionsOf(root), notesOf(root), 'ko')
const index = new MiniSearch({ fields: ['title', 'text'], ...SEARCH.options, searchOptions: SEARCH.searchOptions })
index.addAll(
  pages.map(({ path, text }) => ({
    id: path,
    title: /^# (.*)$/m.exec(text)?.[1] ?? '',
    text: text.replaceAll('|', ' '),
  })),
)
const find = (question: string): readonly string[] => index.search(question).map(({ id }) => String(id))

describe('tokensOfText', () => {
  it('has a name whole and in parts, and each pair of Korean letters', () => {
    expect(tokensOfText('cntr_str')).toEqual(expect.arrayContaining(['cntr_str', 'cntr', 'str']))
    expect(tokensOfText('stockDaily')).toEqual(expect.arrayContaining(['stockDaily', 'stock', 'Daily']))
    expect(tokensOfText('현재체결강도율')).toEqual(expect.arrayContaining(['체결', '결강', '강도']))
    expect(tokensOfText('`ka10080` · 5분')).toEqual(expect.arrayContaining(['ka10080', '5', '분']))
  })

  it('is complete in itself, because the page gets its text alone', () => {
    for (const tokens of [tokensOfText, tokensOfQuestion]) {
      const again: unknown = new Function(`return ${tokens.toString()}`)()
      if (typeof again !== 'function') throw new Error('no function')
      expect(again('체결강도 cntr_str')).toEqual(tokens('체결강도 cntr_str'))
    }
  })
})

describe('the search', () => {
  it('finds every endpoint by its id first', () => {
    for (const { id, namespace, name } of catalog.filter((spec) => spec.id.length > 2)) {
      expect(find(id)[0], id).toBe(`/reference/${namespace}/${name}`)
    }
  })

  it('finds every endpoint by its Korean title among the first five', () => {
    for (const { ko, namespace, name } of catalog) {
      expect(find(ko).slice(0, 5), ko).toContain(`/reference/${namespace}/${name}`)
    }
  })

  it('finds Korean inside a word, and nothing that only has its letters elsewhere', () => {
    expect(find('체결강도')).toContain('/reference/realtime/trade')
    expect(find('체결강도').length).toBeLessThan(40)
    expect(find('강도체결추')).toEqual([])
  })

  it('finds a name with a letter or two wrong', () => {
    expect(find('stockDay').slice(0, 5)).toContain('/reference/chart/stockDaily')
  })

  it('finds wire keys whole', () => {
    const withKey = pages.filter(({ text }) => /`cntr_str(?:_\w+)?`/.test(text)).map(({ path }) => path)
    expect([...find('cntr_str')].sort()).toEqual(withKey.sort())
  })
})

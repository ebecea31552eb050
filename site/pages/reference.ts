/** The reference as pages of the site: an overview, a page a namespace, a page an endpoint, in both languages. */
import type { EndpointSpec } from '@kiwoom-rx/core'
import { koreanKinds } from '../../scripts/docs/korean/kinds.ts'
import {
  example,
  fence,
  KINDS,
  type NoteAt,
  remarks,
  rowsOf,
  type Section,
  table,
  transportOf,
} from '../../scripts/docs/page.ts'
import { type Language, prefixOf } from '../config/languages.ts'
import { koreanCell } from './koreanNotes.ts'
import { WORDS, type Words } from './referenceWords.ts'

/** A page as it is staged: its path without the ending, and its Markdown. */
export interface Staged {
  readonly path: string
  readonly text: string
}

/** All pages of the reference in one language. */
export function referenceOf(sections: readonly Section[], noteAt: NoteAt, language: Language): readonly Staged[] {
  const words = WORDS[language]
  const base = `${prefixOf(language)}/reference`
  return [
    { path: `${base}/index`, text: overviewOf(sections, base, language, words) },
    ...sections.flatMap((section) => [
      { path: `${base}/${section.namespace}/index`, text: namespacePage(section, base, words) },
      ...section.endpoints.map((spec) => ({
        path: `${base}/${spec.namespace}/${spec.name}`,
        text: endpointPage(spec, noteAt, language, words),
      })),
    ]),
  ]
}

function overviewOf(sections: readonly Section[], base: string, language: Language, words: Words): string {
  const count = sections.reduce((sum, { endpoints }) => sum + endpoints.length, 0)
  return paragraphs([
    frontmatter(words.reference, words.overview(count)),
    `# ${words.reference}`,
    words.overview(count),
    table(
      [words.namespace, words.what, words.endpoints],
      sections.map(({ namespace, title, endpoints }) => [
        `[${namespace}](${base}/${namespace}/)`,
        words.sectionTitle(title),
        String(endpoints.length),
      ]),
    ),
    `## ${words.kinds} {#kinds}`,
    table([words.kind, words.value, words.wire], language === 'ko' ? koreanKinds() : KINDS),
    words.blanks,
    `## ${words.all} {#all-endpoints}`,
    table(
      ['Id', words.name, words.call],
      sections.flatMap(({ endpoints }) => endpoints).map((spec) => rowOf(spec, base, words)),
    ),
  ])
}

function namespacePage({ namespace, title, endpoints }: Section, base: string, words: Words): string {
  const heading = words.sectionTitle(title)
  return paragraphs([
    frontmatter(heading, `kiwoom.${namespace}: ${endpoints.length}`),
    `# ${heading}`,
    `\`kiwoom.${namespace}\` · ${words.kindsAreIn(`${base}/#kinds`)}`,
    table(
      ['Id', words.name, words.call],
      endpoints.map((spec) => rowOf(spec, base, words)),
    ),
  ])
}

function rowOf(spec: EndpointSpec, base: string, words: Words): readonly string[] {
  const [first, second] = words.titles(spec)
  const url = `${base}/${spec.namespace}/${spec.name}`
  return [`\`${spec.id}\``, `[${first}](${url})<br>${second}`, `\`kiwoom.${spec.namespace}.${spec.name}\``]
}

function endpointPage(spec: EndpointSpec, noteAt: NoteAt, language: Language, words: Words): string {
  const [title, other] = words.titles(spec)
  const path = `${spec.namespace}.${spec.name}`
  const isEvent = spec.items !== undefined
  const noted = (rows: readonly (readonly string[])[]) =>
    language === 'ko' ? rows.map((row) => row.map((cell, at) => koreanCell(cell, at))) : rows
  const parameters = spec.request.fields.map((field) => [
    `\`${field.name}\`${field.required ? ' **required**' : ''}`,
    `\`${field.key}\` ${field.ko}`,
    field.kind,
    remarks(field, noteAt(`${path}.request.${field.name}`)),
  ])
  const fields = rowsOf(spec.response.fields, `${path}.${isEvent ? 'event' : 'response'}`, noteAt)
  const key = isEvent ? 'FID' : words.wireKey
  return paragraphs([
    frontmatter(`${title} ${spec.id}`, `${other} · kiwoom.${path}`),
    `# ${title} \`${spec.id}\``,
    [other, words.transports[transportOf(spec)], `\`${spec.url}\``, ...(spec.paged ? [words.paged] : [])].join(' · '),
    fence(example(spec)),
    ...(parameters.length === 0
      ? []
      : [
          `## ${words.request} {#request}`,
          table([words.name, words.wireKey, words.kind, words.accepts], noted(parameters)),
        ]),
    `## ${isEvent ? words.event : words.reply} {#response}`,
    fields.length === 0 ? words.noFields : table([words.name, key, words.kind, words.notes], noted(fields)),
    ...(spec.push === undefined
      ? []
      : [
          `## ${words.push(spec.push.id, spec.push.ko)} {#push}`,
          table(
            [words.name, 'FID', words.kind, words.notes],
            noted(rowsOf(spec.push.response.fields, 'push.conditionHit.event', noteAt)),
          ),
        ]),
  ])
}

function frontmatter(title: string, description: string): string {
  const lines = [
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(description)}`,
    'editLink: false',
    'aside: false',
  ]
  return `---\n${lines.join('\n')}\n---`
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}

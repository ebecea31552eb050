/**
 * Mermaid's drawings as tables: who leads to whom. Mermaid itself weighs more than the rest of the site, for three
 * pages. A drawing with more in it than named nodes and arrows stays a block of code.
 */
import type { Language } from '../config/languages.ts'

export function withDiagrams(text: string, language: Language): string {
  return text.replaceAll(/^```mermaid\n(.*?)^```$/gms, (whole, drawing: string) => tableOf(drawing, language) ?? whole)
}

const HEADS: Readonly<Record<Language, string>> = {
  ko: '| 어디서 | 무엇을 쓰는가 |\n| --- | --- |',
  en: '| From | Uses |\n| --- | --- |',
}

/** For types alone. */
const TYPES: Readonly<Record<Language, string>> = { ko: '타입만', en: 'types' }

function tableOf(drawing: string, language: Language): string | undefined {
  const names = new Map<string, string>()
  const targets = new Map<string, string[]>()
  for (const line of drawing.trim().split('\n').slice(1)) {
    const [, id, label] = /^ *(\w+)\["([^"<]+)"\]$/.exec(line) ?? []
    const [, from, arrow, to] = /^ *(\w+) (-->|-\.->) (\w+)$/.exec(line) ?? []
    if (id !== undefined && label !== undefined) names.set(id, label)
    else if (from !== undefined && to !== undefined) {
      const target = `\`${names.get(to) ?? to}\`${arrow === '-->' ? '' : ` (${TYPES[language]})`}`
      targets.set(from, [...(targets.get(from) ?? []), target])
    } else return undefined
  }
  const rows = [...targets].map(([from, to]) => `| \`${names.get(from) ?? from}\` | ${to.join(', ')} |`)
  return rows.length === 0 ? undefined : [HEADS[language], ...rows].join('\n')
}

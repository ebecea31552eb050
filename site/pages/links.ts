/** The links of a file of the repository, as links of the site. */
import { posix } from 'node:path'

export interface LinkContext {
  /** The file that holds the links, from the root of the repository. */
  readonly file: string
  /** The pages of the site, by file. */
  readonly urls: ReadonlyMap<string, string>
  /** The address of the repository's files: `https://github.com/owner/name/blob/main`. */
  readonly repository: string
  /** Takes a picture and returns its address on the site. */
  readonly picture: (file: string) => string
}

/** A code span, which stays, or a link or picture; a label may hold one pair of brackets. */
const SPAN = /`[^`\n]*`|(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)/g

/** The text with its links to files replaced: pages of the site, pictures, and the rest in the repository. */
export function withLinks(text: string, context: LinkContext): string {
  // Every second part is a fenced block.
  const parts = text.split(/^(```[^\n]*\n[\s\S]*?^```$)/m)
  return parts.map((part, index) => (index % 2 === 1 ? part : withLinksIn(part, context))).join('')
}

function withLinksIn(text: string, context: LinkContext): string {
  return text.replaceAll(SPAN, (whole: string, mark?: string, label?: string, link?: string) => {
    if (label === undefined || link === undefined) return whole
    return `${mark}[${withLinksIn(label, context)}](${target(link, mark === '!', context)})`
  })
}

function target(link: string, isPicture: boolean, { file, urls, repository, picture }: LinkContext): string {
  if (/^(?:\w+:|#|\/)/.test(link)) return link
  const [path = '', anchor] = link.split('#')
  const named = posix.join(posix.dirname(file), path).replace(/\/$/, '')
  if (isPicture) return picture(named)
  const after = anchor === undefined ? '' : `#${anchor}`
  const page = urls.get(named)
  return urls.get(`${named}${after}`) ?? `${page ?? `${repository}/${named}`}${after}`
}

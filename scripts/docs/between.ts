/** The part of a page that is written for it: between `<!-- name: … -->` and `<!-- /name -->`. */

/** The page with another text in that part. */
export function between(page: string, name: string, text: string): string {
  const marks = new RegExp(`^(.*<!-- ${name}:[^\\n]*-->\\n).*(<!-- /${name} -->.*)$`, 's')
  const [, before = '', after = ''] = marks.exec(page) ?? []
  if (after === '') throw new Error(`The page has no place between <!-- ${name}: … --> and <!-- /${name} -->.`)
  return `${before}${text}\n${after}`
}

/** Wide tables scroll in a frame of their own, which the keyboard reaches too. */
import type { MarkdownRenderer } from 'vitepress'

export function withTables(md: MarkdownRenderer): void {
  md.renderer.rules['table_open'] = () => '<div class="wide-table" tabindex="0"><table>\n'
  md.renderer.rules['table_close'] = () => '</table></div>\n'
}

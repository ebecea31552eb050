/** The page's beginning: opens the line and draws, at most once a frame. */
import './page.css'
import './panels/marbles/marbles.css'
import './panels/market/market.css'
import './panels/panels.css'
import './parts/parts.css'
import { render } from 'preact'
import { App } from './shell/App.tsx'
import { openConnection } from './state/connection.ts'
import { PageState } from './state/pageState.ts'

const state = new PageState()
const draws = new Set<() => void>()
let isDue = false

function changed(): void {
  if (isDue) return
  isDue = true
  requestAnimationFrame(() => {
    isDue = false
    for (const draw of draws) draw()
  })
}

function onFrame(draw: () => void): () => void {
  draws.add(draw)
  // What came before the page could listen is not drawn yet.
  changed()
  return () => draws.delete(draw)
}

const app = document.getElementById('app')
if (app !== null) {
  render(<App state={state} connection={openConnection(state, changed)} onFrame={onFrame} />, app)
}

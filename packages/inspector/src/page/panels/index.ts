/** The panels in the order of their tabs. */

import { marblesPanel } from './marbles/MarblesPanel.tsx'
import type { Panel } from './panel.ts'
import { sessionPanel } from './session/SessionPanel.tsx'

export const PANELS: readonly Panel[] = [marblesPanel, sessionPanel]

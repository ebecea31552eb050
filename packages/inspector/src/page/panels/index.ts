/** The panels in the order of their tabs. */
import { healthPanel } from './health/HealthPanel.tsx'
import { marblesPanel } from './marbles/MarblesPanel.tsx'
import { marketPanel } from './market/MarketPanel.tsx'
import { ordersPanel } from './orders/OrdersPanel.tsx'
import type { Panel } from './panel.ts'
import { restPanel } from './rest/RestPanel.tsx'
import { sessionPanel } from './session/SessionPanel.tsx'

export const PANELS: readonly Panel[] = [marblesPanel, marketPanel, sessionPanel, restPanel, healthPanel, ordersPanel]

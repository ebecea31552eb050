/** The ids of the panels, in the order of their tabs. */
export const PANELS = ['marbles', 'market', 'session', 'rest', 'health', 'orders'] as const

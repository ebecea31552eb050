/** What of the lanes is looked at: a pure machine, `viewStep(view, event)`. */

/** Times shown at once, ms. */
export const SPANS = [2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000] as const

export interface Selection {
  /** Epoch ms. */
  readonly from: number
  readonly to: number
  /** The keys of its lanes. */
  readonly lanes: readonly string[]
}

export interface View {
  /** ms from the left to the right end. */
  readonly span: number
  /** The right end while the view is paused (epoch ms); `undefined` while it moves. */
  readonly pausedAt: number | undefined
  /** Only what names this item; `''` for all. */
  readonly item: string
  /** The lane that is looked at. */
  readonly lane: string | undefined
  /** The time of the value that is looked at, and which of that time. */
  readonly cursor: number | undefined
  readonly selection: Selection | undefined
}

export const FIRST_VIEW: View = {
  span: 10_000,
  pausedAt: undefined,
  item: '',
  lane: undefined,
  cursor: undefined,
  selection: undefined,
}

/** What a reader does; `now` is the right end of what is shown. */
export type ViewEvent =
  | { readonly _tag: 'toggled'; readonly now: number }
  /** 1 shows less time, -1 more. */
  | { readonly _tag: 'zoomed'; readonly by: 1 | -1 }
  /** Parts of the span; below 0 into the past. */
  | { readonly _tag: 'moved'; readonly by: number; readonly now: number }
  | { readonly _tag: 'itemPicked'; readonly item: string }
  | { readonly _tag: 'lanePicked'; readonly lane: string }
  | { readonly _tag: 'markPicked'; readonly lane: string; readonly at: number; readonly now: number }
  | { readonly _tag: 'selected'; readonly selection: Selection; readonly now: number }
  | { readonly _tag: 'cleared' }

export function viewStep(view: View, event: ViewEvent): View {
  switch (event._tag) {
    case 'toggled':
      return view.pausedAt === undefined
        ? { ...view, pausedAt: event.now }
        : { ...view, pausedAt: undefined, selection: undefined, cursor: undefined }
    case 'zoomed':
      return { ...view, span: zoomed(view.span, event.by) }
    case 'moved':
      return { ...view, pausedAt: (view.pausedAt ?? event.now) + event.by * view.span }
    case 'itemPicked':
      return { ...view, item: event.item, lane: undefined, cursor: undefined, selection: undefined }
    case 'lanePicked':
      return { ...view, lane: event.lane, cursor: undefined }
    case 'markPicked':
      return { ...withTime(view, event.at, event.now), lane: event.lane, cursor: event.at }
    case 'selected':
      return { ...view, pausedAt: view.pausedAt ?? event.now, selection: event.selection }
    case 'cleared':
      return { ...view, lane: undefined, cursor: undefined, selection: undefined }
  }
}

function zoomed(span: number, by: 1 | -1): number {
  const next = by === 1 ? SPANS.findLast((each) => each < span) : SPANS.find((each) => each > span)
  return next ?? span
}

/** Paused, and moved as far as the time needs to be seen. */
function withTime(view: View, at: number, now: number): View {
  const end = view.pausedAt ?? now
  if (at > end) return { ...view, pausedAt: at + view.span * MARGIN }
  if (at < end - view.span) return { ...view, pausedAt: at + view.span * (1 - MARGIN) }
  return { ...view, pausedAt: end }
}

const MARGIN = 0.05

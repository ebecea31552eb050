/** The type of an event, inferred from the declaration of its realtime type. */
import type { ItemKind, Realtime } from '../catalog/declare.ts'
import type { Plain, RowOf } from '../catalog/field.ts'
import type { EventHead } from '../codec/events/event.ts'

/** The events of a declared realtime type. */
export type EventOf<D> =
  D extends Realtime<infer Id, infer Event, ItemKind>
    ? Plain<{ readonly type: Id } & Omit<EventHead, keyof RowOf<Event>> & RowOf<Event>>
    : never

/** Tapes of recorded days in an object store, readable from every machine. */
import type { NatsConnectionLike } from './connection.ts'
import { tapeBucket } from './subjects.ts'

export interface Tapes {
  put(name: string, tape: Uint8Array): Promise<void>
  /** `undefined` when there is no such tape. */
  get(name: string): Promise<Uint8Array | undefined>
  list(): Promise<readonly { readonly name: string; readonly size: number }[]>
}

/** The tapes of a gateway's name. */
export function natsTapes(nc: NatsConnectionLike, { name = 'main' }: { readonly name?: string } = {}): Tapes {
  const store = () => nc.jetstream().views.os(tapeBucket(name))
  return {
    put: async (tape, bytes) => {
      await (await store()).putBlob({ name: tape }, bytes)
    },
    get: async (tape) => (await (await store()).getBlob(tape)) ?? undefined,
    list: async () => (await (await store()).list()).map(({ name: tape, size }) => ({ name: tape, size })),
  }
}

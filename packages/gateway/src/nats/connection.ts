/** The part of a connection of the package `nats` (version 2) that is used here. The package is an optional peer. */

export interface NatsMessage {
  readonly subject: string
  readonly data: Uint8Array
  respond(data?: Uint8Array): boolean
}

export interface NatsSubscription {
  unsubscribe(): void
}

export interface NatsKv {
  create(key: string, data: Uint8Array): Promise<number>
  update(key: string, data: Uint8Array, revision: number): Promise<number>
  put(key: string, data: Uint8Array): Promise<number>
  get(
    key: string,
  ): Promise<{ readonly value: Uint8Array; readonly revision: number; readonly operation: string } | null>
  delete(key: string): Promise<void>
}

export interface NatsObjects {
  putBlob(meta: { readonly name: string }, data: Uint8Array): Promise<unknown>
  getBlob(name: string): Promise<Uint8Array | null>
  list(): Promise<readonly { readonly name: string; readonly size: number }[]>
}

export interface NatsStreams {
  publish(
    subject: string,
    data: Uint8Array,
    options: { readonly expect: { readonly lastSequence: number } },
  ): Promise<{ readonly seq: number }>
  readonly views: {
    kv(bucket: string, options: { readonly ttl?: number; readonly history?: number }): Promise<NatsKv>
    os(bucket: string): Promise<NatsObjects>
  }
}

export interface NatsStreamManager {
  readonly streams: {
    add(config: { readonly name: string; readonly subjects: string[] }): Promise<unknown>
    info(name: string): Promise<{ readonly state: { readonly first_seq: number; readonly last_seq: number } }>
    /** Removes the messages before `seq`. */
    purge(name: string, options: { readonly seq: number }): Promise<unknown>
    getMessage(name: string, query: { readonly seq: number }): Promise<{ readonly data: Uint8Array }>
  }
}

/** A connection as `connect` of the package `nats` returns it. */
export interface NatsConnectionLike {
  /** Who this connection is to the server. */
  readonly info?: { readonly client_id: number; readonly server_id: string }
  publish(subject: string, data?: Uint8Array): void
  /** With a callback, messages come in the order of arrival over all subjects. */
  subscribe(
    subject: string,
    options: { readonly callback: (error: Error | null, message: NatsMessage) => void },
  ): NatsSubscription
  request(subject: string, data?: Uint8Array, options?: { readonly timeout: number }): Promise<NatsMessage>
  flush(): Promise<void>
  status(): AsyncIterable<{ readonly type: string }>
  isClosed(): boolean
  jetstream(): NatsStreams
  jetstreamManager(): Promise<NatsStreamManager>
}

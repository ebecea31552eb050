/** What the processes of a measurement over real sockets report each other. */

/** To the sender: write so many frames to the client that came by this path. */
export interface Burst {
  readonly path: string
  readonly count: number
}

/** To the receiver: so many frames will come; with `keep` what is made of them is wanted too. */
export interface Expect {
  readonly count: number
  readonly keep: boolean
}

/** From the receiver, when they have come. */
export interface Received {
  /** CPU time of the whole process, user and system, µs a frame. */
  readonly micros: number
  /** What was made of the frames, each as JSON: typed events, or parsed texts. */
  readonly kept: readonly string[]
}

/** From a receiver of frames that carry the time of their writing; all µs. */
export interface Timed {
  /** From the write of a frame in the other process to its subscriber. */
  readonly latencies: Float64Array
  /** How late timers were: what the event loop was held up. */
  readonly loopP99: number
  readonly loopMax: number
}

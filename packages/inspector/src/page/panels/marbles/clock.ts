/** The right end of what is shown, between the batches: it moves evenly, although batches come unevenly. */

// How much of a difference is made up for in one frame.
const EASING = 0.1
// A larger difference is a jump: a page that was asleep, or a tape that was moved.
const JUMP = 2_000

export class EvenClock {
  #offset: number | undefined

  /** The time of the client (epoch ms) at a frame of the animation, of which the latest known is `at`. */
  now(frame: number, at: number): number {
    const offset = at - frame
    const before = this.#offset
    this.#offset =
      before === undefined || Math.abs(offset - before) > JUMP ? offset : before + (offset - before) * EASING
    return frame + this.#offset
  }
}

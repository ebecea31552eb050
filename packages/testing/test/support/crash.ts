/**
 * A program that records until somebody kills it: `node --import tsx crash.ts FILE`. It puts a record on the tape every
 * 10 ms of its own time, and prints that time whenever the tape has had its chance: a disk that is busy stops the clock.
 */
import { filter, firstValueFrom, Subject } from 'rxjs'
import { VirtualClock } from '../../src/clock.ts'
import type { TapeRecord } from '../../src/tape/record.ts'
import { record } from '../../src/tape.ts'

const [, , file = ''] = process.argv
const clock = new VirtualClock()
const wire$ = new Subject<TapeRecord>()
const recording = record({ wire$ }, file, { scheduler: clock })
// A block is closed half a second after its first record: 50 records that need not be on the disk yet. Those and the
// ones that are put before anybody looks again stay below the second that may be lost.
const [OPEN, AT_ONCE] = [51, 40]
let put = 0
for (;;) {
  for (let step = 0; step < AT_ONCE; step++) {
    clock.advanceBy(10)
    wire$.next({ _tag: 'received', at: clock.now(), frame: `{"trnm":"REAL","number":${put}}` })
    put += 1
    console.log(String(clock.now()))
  }
  const due = put - OPEN
  await firstValueFrom(recording.state$.pipe(filter(({ records }) => records >= due)))
}

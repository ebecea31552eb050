import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { filter, firstValueFrom, lastValueFrom, Subject, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../src/clock.ts'
import type { TapeRecord } from '../../src/tape/record.ts'
import { type RecordingState, readTape, record } from '../../src/tape.ts'
import { readBytes, received, tapeFolder, tapeOf } from '../support/tape.ts'

const CRASH = fileURLToPath(new URL('../support/crash.ts', import.meta.url))
const file = tapeFolder()

function recorder(name: string) {
  const wire$ = new Subject<TapeRecord>()
  const clock = new VirtualClock()
  const recording = record({ wire$ }, name, { scheduler: clock })
  return { wire$, clock, recording }
}

/** The state in which so many records are in the file. */
const safe = (state$: ReturnType<typeof record>['state$'], count: number): Promise<RecordingState> =>
  firstValueFrom(state$.pipe(filter(({ records }) => records >= count)))

const timesOn = (name: string) => readBytes(readFileSync(name)).records.map(({ at }) => at)

describe('a recording', () => {
  it('holds everything when it is closed, and says how much that is', async () => {
    const { wire$, recording } = recorder(file('all.tape'))
    for (let at = 1; at <= 1000; at++) wire$.next(received(at, `{"n":${at}}`))
    const state = await recording.close()
    expect(state).toEqual({ _tag: 'closed', records: 1000, bytes: statSync(recording.file).size })
    const entries = await lastValueFrom(readTape(recording.file).pipe(toArray()))
    expect(entries).toEqual(Array.from({ length: 1000 }, (_, index) => received(index + 1, `{"n":${index + 1}}`)))
    expect(wire$.observed).toBe(false)
  })

  it('ends by itself when the client is closed', async () => {
    const { wire$, recording } = recorder(file('client.tape'))
    wire$.next(received(1, 'a'))
    wire$.complete()
    expect(await lastValueFrom(recording.state$)).toMatchObject({ _tag: 'closed', records: 1 })
    expect(await recording.close()).toMatchObject({ _tag: 'closed', records: 1 })
  })

  it('writes what it has every half second, while more may come', async () => {
    const { wire$, clock, recording } = recorder(file('half.tape'))
    wire$.next(received(1, 'a'))
    clock.advanceBy(499)
    wire$.next(received(2, 'b'))
    expect(clock.next).toBe(500)
    clock.advanceBy(1)
    await safe(recording.state$, 2)
    expect(timesOn(recording.file)).toEqual([1, 2])
    await recording.close()
  })

  it('does not wait for a timer when the program is too busy to let one fire', async () => {
    const wire$ = new Subject<TapeRecord>()
    // A scheduler whose timers never come.
    const stuck = { now: () => now, schedule: () => new Subject().subscribe() }
    let now = 0
    const recording = record({ wire$ }, file('busy.tape'), { scheduler: stuck })
    wire$.next(received(1, 'a'))
    now = 500
    wire$.next(received(2, 'b'))
    await safe(recording.state$, 2)
    await recording.close()
  })

  it('keeps a day that a virtual clock runs in one turn of the event loop, in order and in the file at once', async () => {
    const { wire$, recording } = recorder(file('one-turn.tape'))
    const long = `{"x":"${'0123456789'.repeat(200)}"}`
    let at = 0
    const run = (count: number) => {
      for (let index = 0; index < count; index++) wire$.next(received(++at, long))
    }
    // Some are on their way to another thread when the long turn begins.
    run(300)
    await Promise.resolve()
    run(20_000)
    expect(timesOn(recording.file).length).toBeGreaterThan(10_000)
    await safe(recording.state$, 20_000)
    run(5_000)
    expect(await recording.close()).toMatchObject({ _tag: 'closed', records: 25_300 })
    expect(timesOn(recording.file)).toEqual(Array.from({ length: 25_300 }, (_, index) => index + 1))
  })

  it('can be read by its owner only', async () => {
    const { recording } = recorder(file('own.tape'))
    await recording.close()
    expect(statSync(recording.file).mode & 0o777).toBe(0o600)
  })

  it('follows no link to another file', async () => {
    const other = file('other.tape', tapeOf([received(1, 'a')]))
    const link = file('link.tape')
    symlinkSync(other, link)
    const { recording } = recorder(link)
    expect(await lastValueFrom(recording.state$)).toMatchObject({
      _tag: 'failed',
      error: { problem: { code: 'ELOOP' } },
    })
    expect(timesOn(other)).toEqual([1])
  })

  it('goes on where a tape ends, and where a crash cut one short', async () => {
    const whole = tapeOf([received(1, 'a'), received(2, 'b'), received(3, 'c')], 1)
    for (const [name, bytes, before] of [
      ['whole.tape', whole, [1, 2, 3]],
      ['cut.tape', whole.subarray(0, whole.length - 5), [1, 2]],
      ['head.tape', whole.subarray(0, 10), []],
      ['empty.tape', Buffer.alloc(0), []],
    ] as const) {
      const { wire$, recording } = recorder(file(name, bytes))
      wire$.next(received(9, 'z'))
      expect(await recording.close()).toMatchObject({ _tag: 'closed', records: 1 })
      expect(timesOn(recording.file)).toEqual([...before, 9])
    }
  })

  it('touches no file that is something else, and no tape that is damaged in its middle', async () => {
    const changed = tapeOf([received(1, 'a'), received(2, 'b')], 1)
    changed[tapeOf([]).length + 2] = 0
    for (const [name, bytes, words] of [
      ['notes.txt', Buffer.from('my notes, much longer than the head of a block'), /it is another file, so nothing is/],
      ['short.txt', Buffer.from('note'), /it is another file/],
      ['changed.tape', changed, /it is damaged at byte \d+, so nothing is/],
    ] as const) {
      const { wire$, recording } = recorder(file(name, bytes))
      wire$.next(received(9, 'z'))
      const state = await lastValueFrom(recording.state$)
      expect(state).toMatchObject({
        _tag: 'failed',
        error: { _tag: 'Unwritable', message: expect.stringMatching(words) },
      })
      await recording.close()
      expect(readFileSync(recording.file)).toEqual(bytes)
    }
  })

  it('reports why it cannot be made, and leaves the client alone', async () => {
    mkdirSync(file('folder'))
    for (const [name, code] of [
      ['nowhere/today.tape', 'ENOENT'],
      ['folder', 'EISDIR'],
    ] as const) {
      const { wire$, recording } = recorder(file(name))
      const state = await lastValueFrom(recording.state$)
      expect(state).toMatchObject({ _tag: 'failed', records: 0, error: { problem: { _tag: 'Unwritable', code } } })
      expect(() => wire$.next(received(1, 'a'))).not.toThrow()
      expect(await recording.close()).toBe(state)
    }
  })

  it.runIf(existsSync('/dev/full'))('reports a full disk, and stops listening', async () => {
    const { wire$, recording } = recorder('/dev/full')
    const state = await lastValueFrom(recording.state$)
    expect(state).toMatchObject({ _tag: 'failed', error: { problem: { code: 'ENOSPC' } } })
    expect(wire$.observed).toBe(false)
    await recording.close()
  })

  it('warns the process when it fails and no one listens', async () => {
    const warned = once(process, 'warning')
    const { recording } = recorder(file('nowhere/at-all.tape'))
    const [warning] = await warned
    expect(String(warning)).toMatch(/^TapeWarning: recording has stopped: the tape '.*at-all\.tape' cannot be written/)
    await recording.close()
  })

  it('loses no more than the last second when its process is killed', async () => {
    const name = file('killed.tape')
    const child = spawn(process.execPath, ['--import', 'tsx', CRASH, name], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      // At whatever moment that is: between two blocks, or within one.
      if (Number(said.trimEnd().split('\n').at(-1)) > 5_000) child.kill('SIGKILL')
    })
    expect(await ended).toEqual([null, 'SIGKILL'])
    const last = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1))
    const { records } = readBytes(readFileSync(name))
    expect(records.map(({ at }) => at)).toEqual(records.map((_, index) => (index + 1) * 10))
    expect(records.length * 10).toBeGreaterThanOrEqual(last - 1_000)
  })
})

/** A pseudo-terminal for tests: a tmux server of its own, which ends with the test. */
import { execFileSync, spawnSync } from 'node:child_process'
import { vi } from 'vitest'

/** Whether tmux is there. Without it tests of the terminal are skipped with a notice. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0

export interface Tmux {
  /** What is on the screen, without trailing blanks. */
  screen(): string
  /** Waits until the screen is as expected. */
  until(expected: RegExp): Promise<string>
  type(line: string): void
  /** Ctrl-C. */
  interrupt(): void
  resize(columns: number, rows: number): void
  close(): void
}

let started = 0

export function openTmux(environment: Readonly<Record<string, string>>, columns = 100, rows = 20): Tmux {
  started += 1
  const server = ['-L', `kiwoom-rx-${process.pid}-${started}`, '-f', '/dev/null']
  const tmux = (...args: readonly string[]): string => execFileSync('tmux', [...server, ...args], { encoding: 'utf8' })
  const variables = Object.entries({ LANG: 'C.UTF-8', ...environment }).flatMap(([name, value]) => [
    '-e',
    `${name}=${value}`,
  ])
  // `-u`: Korean letters, whatever the locale of the machine.
  tmux(
    '-u',
    'new-session',
    '-d',
    '-x',
    String(columns),
    '-y',
    String(rows),
    ...variables,
    'env PS1="> " bash --norc --noprofile',
  )
  const screen = (): string => tmux('capture-pane', '-p').trimEnd()
  return {
    screen,
    until: (expected) =>
      vi.waitFor(
        () => {
          const shown = screen()
          if (!expected.test(shown)) throw new Error(`the screen is not as expected (${expected}):\n${shown}`)
          return shown
        },
        { timeout: 120_000, interval: 100 },
      ),
    type: (line) => void tmux('send-keys', line, 'Enter'),
    interrupt: () => void tmux('send-keys', 'C-c'),
    resize: (width, height) => void tmux('resize-window', '-x', String(width), '-y', String(height)),
    close: () => void spawnSync('tmux', [...server, 'kill-server']),
  }
}

/** Looks at `kiwoom watch` as a person does: live, resized, interrupted, piped. `kiwoom` is how a shell calls it. */
export async function lookAtWatch(
  kiwoom: string,
  env: string,
  keys: Readonly<Record<string, string>>,
): Promise<Looked> {
  const terminal = openTmux(keys, 120)
  try {
    terminal.type(`clear; ${kiwoom} watch 005930 000660 --type trade,book --env ${env}; echo "code $?"`)
    const live = await terminal.until(/^005930 +\d\d:\d\d:\d\d[\s\S]*^000660 +\d\d:\d\d:\d\d[\s\S]*live · \d+ events/m)
    const later = await terminal.until(new RegExp(`live · (?!${/· (\d+) events/.exec(live)?.[1]} )\\d+ events`))
    terminal.resize(50, 5)
    const small = await terminal.until(/^Code.{0,43}\n005930.*\n000660.*\n?live/)
    terminal.resize(120, 20)
    const wide = await terminal.until(/^Code .*Ask size\n/)
    terminal.interrupt()
    const ended = await terminal.until(/code \d+\n> ?$/)
    terminal.type(
      `clear; ${kiwoom} watch 005930 --env ${env} | head -2 | cut -c1-30; echo "codes $(echo \${PIPESTATUS[@]})"`,
    )
    const piped = await terminal.until(/codes \d/)
    return { live, later, small, wide, ended, piped }
  } finally {
    terminal.close()
  }
}

export interface Looked {
  readonly live: string
  readonly later: string
  readonly small: string
  readonly wide: string
  readonly ended: string
  readonly piped: string
}

/** The files of a gateway in its folder: the order log, the digests of tokens, the audit log. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { grantsIn } from '../access/tokenBook.ts'
import type { AuditLine, GatewayOptions } from '../gateway.ts'
import { fileOrderStore } from '../order/fileOrderStore.ts'

/** The options that keep a gateway's data in a folder. Only the owner can read its files. */
export function inFolder(folder: string): Required<Pick<GatewayOptions, 'orders' | 'tokens' | 'audit'>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const tokens = join(folder, 'tokens.json')
  const auditLog = join(folder, 'audit.jsonl')
  return {
    orders: fileOrderStore(join(folder, 'orders.jsonl')),
    tokens: {
      load: () => grantsIn(read(tokens)),
      save: (grants) => {
        // In one step, so that a crash leaves the old file or the new one.
        writeFileSync(`${tokens}.new`, JSON.stringify(grants), { mode: 0o600 })
        renameSync(`${tokens}.new`, tokens)
      },
    },
    audit: (line: AuditLine) => appendFileSync(auditLog, `${JSON.stringify(line)}\n`, { mode: 0o600 }),
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Without it clients ask for new tokens.
    return '[]'
  }
}

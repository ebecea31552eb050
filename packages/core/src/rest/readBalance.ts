/** The valued balance (kt00018) as a list from which no holding may be missing. */
import { concat, defer, EMPTY, type Observable, throwError } from 'rxjs'
import type { FieldProblem } from '../codec/records/problem.ts'
import type { WireRecord } from '../codec/records/record.ts'
import { DecodeError } from '../errors.ts'
import { specOf } from '../shared/specOf.ts'
import type { EndpointContext } from './endpoint.ts'
import { wholeRows } from './wholeRows.ts'

const BALANCE = 'kt00018'

/**
 * All rows of a venue, each loan of a stock in a row of its own.
 *
 * It errors with `DecodeError` when a cell that distinguishes holdings cannot be read. A blank loan date means a
 * holding without a loan; an unreadable one may mean anything.
 */
export function readBalance(context: EndpointContext, exchange: 'krx' | 'nxt'): Observable<WireRecord> {
  const spec = specOf(BALANCE)
  return defer(() => {
    const problems: FieldProblem[] = []
    const rows = wholeRows(
      spec,
      {
        ...context,
        strict: false,
        report: (diagnostic) => {
          context.report(diagnostic)
          if (diagnostic._tag === 'Undecodable') problems.push(...diagnostic.problems.filter(isOfKey))
        },
      },
      { queryType: 'individual', exchange },
      changedBetweenPages(),
    )
    const verdict = defer(() =>
      problems.length === 0
        ? EMPTY
        : throwError(
            () => new DecodeError('a holding cannot be distinguished from others', { endpoint: spec.id, problems }),
          ),
    )
    return concat(rows, verdict)
  })
}

/**
 * Rows of one page show one moment, and may be parts of one holding. When an earlier page has a different row of the
 * same holding, a trade came between the two pages: the present quantity is then not known.
 */
function changedBetweenPages(): (rows: readonly WireRecord[]) => readonly WireRecord[] {
  const earlier = new Map<string, WireRecord>()
  const keyOf = ({ stockCode, creditType, loanDate }: WireRecord) => JSON.stringify([stockCode, creditType, loanDate])
  return (rows) => {
    const read = rows.map((row) => {
      const before = earlier.get(keyOf(row))
      const isSame =
        before === undefined ||
        (before['holdingQuantity'] === row['holdingQuantity'] && before['purchasePrice'] === row['purchasePrice'])
      return isSame ? row : { ...row, holdingQuantity: null }
    })
    for (const row of rows) earlier.set(keyOf(row), row)
    return read
  }
}

function isOfKey({ path }: FieldProblem): boolean {
  return /\.(stockCode|creditType|loanDate)$/.test(path)
}

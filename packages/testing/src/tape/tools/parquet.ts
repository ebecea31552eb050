/** Tables as Parquet, written by hyparquet-writer where that is installed. */
import { type TableColumn, textIn } from './tableColumns.ts'

/** Rows in a row group: what is in memory at a time. */
const GROUP = 50_000

/** Writes rows into a file. */
export interface RowWriter {
  row(event: object): void
  finish(): void
}

/** @throws Error when hyparquet-writer is not installed. */
export async function parquetWriter(file: string, columns: readonly TableColumn[]): Promise<RowWriter> {
  const { ParquetWriter, fileWriter, schemaFromColumnData } = await library()
  const typed = columns.map(({ name, kind, read }) => ({ name, kind, read, data: [] as unknown[] }))
  const columnData = () => typed.map(({ name, kind, data }) => ({ name, data, type: typeOf(kind), nullable: true }))
  const writer = new ParquetWriter({
    writer: fileWriter(file),
    schema: schemaFromColumnData({ columnData: columnData() }),
  })
  const flush = (): void => {
    void writer.write({ columnData: columnData(), rowGroupSize: GROUP })
    for (const each of typed) each.data = []
  }
  let rows = 0
  return {
    row(event) {
      for (const { kind, data, read } of typed) data.push(cellOf(kind, read(event)))
      rows += 1
      if (rows % GROUP === 0) flush()
    },
    finish() {
      if (rows % GROUP > 0) flush()
      void writer.finish()
    },
  }
}

function typeOf(kind: TableColumn['kind']): 'DOUBLE' | 'STRING' | 'BOOLEAN' | 'TIMESTAMP' {
  switch (kind) {
    case 'number':
      return 'DOUBLE'
    case 'boolean':
      return 'BOOLEAN'
    case 'time':
      return 'TIMESTAMP'
    case 'text':
      return 'STRING'
  }
}

function cellOf(kind: TableColumn['kind'], value: unknown): unknown {
  if (value === null) return null
  switch (kind) {
    case 'number':
    case 'boolean':
      return value
    case 'time':
      return typeof value === 'number' ? new Date(value) : null
    case 'text':
      return textIn(value)
  }
}

async function library() {
  try {
    // biome-ignore lint/plugin: an optional peer, which only those have who write Parquet
    return await import('hyparquet-writer')
  } catch (cause) {
    throw new Error('Parquet needs the package hyparquet-writer: npm install hyparquet-writer, or export to .csv', {
      cause,
    })
  }
}

/** Counts as bars next to each other, each with its name and its number. */

export interface Bar {
  readonly name: string
  readonly count: number
}

interface Props {
  readonly bars: readonly Bar[]
  readonly label: string
  /** For tests. */
  readonly test: string
}

export function Bars({ bars, label, test }: Props) {
  const most = bars.reduce((highest, { count }) => Math.max(highest, count), 1)
  return (
    <ul class="bars" aria-label={label} data-test={test}>
      {bars.map(({ name, count }) => (
        <li key={name} title={`${name}: ${count.toLocaleString('en-US')}`}>
          <span class="bar" style={{ height: `${count === 0 ? 0 : Math.max(2, (count / most) * 60)}px` }} />
          <small>{name}</small>
          <span class="hidden">{count}</span>
        </li>
      ))}
    </ul>
  )
}

/** A line of numbers with its lowest and highest value. */

interface Props {
  /** Pairs of a place and a value; places rise. */
  readonly points: readonly (readonly [at: number, value: number])[]
  readonly label: string
  readonly show: (value: number) => string
  /** Where the scale begins. Without it at the lowest value. */
  readonly from?: number
  /** For tests. */
  readonly test: string
}

const WIDTH = 600
const HEIGHT = 80

export function Sparkline({ points, label, show, from, test }: Props) {
  const values = points.map(([, value]) => value)
  const low = values.reduce((least, value) => Math.min(least, value), from ?? Number.POSITIVE_INFINITY)
  const high = values.reduce((most, value) => Math.max(most, value), from ?? Number.NEGATIVE_INFINITY)
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 1]
  const x = (at: number): number => ((at - first) / Math.max(1e-9, last - first)) * WIDTH
  const y = (value: number): number => HEIGHT - 2 - ((value - low) / Math.max(1e-9, high - low)) * (HEIGHT - 4)
  const line = points.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const latest = values.at(-1)
  return (
    <figure class="sparkline" data-test={test}>
      <figcaption>
        {label} <b data-test={`${test}-latest`}>{latest === undefined ? '–' : show(latest)}</b>
      </figcaption>
      {latest !== undefined && (
        <div>
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${label}: ${show(latest)}`}
          >
            <polyline points={line} />
          </svg>
          <small>
            <span data-test={`${test}-high`}>{show(high)}</span>
            <span data-test={`${test}-low`}>{show(low)}</span>
          </small>
        </div>
      )}
    </figure>
  )
}

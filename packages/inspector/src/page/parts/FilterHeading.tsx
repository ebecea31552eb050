/** A heading with a field that filters what stands below it. */

interface Props {
  readonly title: string
  readonly placeholder: string
  readonly value: string
  readonly change: (value: string) => void
}

export function FilterHeading({ title, placeholder, value, change }: Props) {
  return (
    <h2>
      {title}
      <input
        type="search"
        placeholder={placeholder}
        aria-label={placeholder}
        value={value}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
    </h2>
  )
}

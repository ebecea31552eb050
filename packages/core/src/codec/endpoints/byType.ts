import type { EndpointSpec } from './endpointSpec.ts'

/** What is made of a type's specification, made once; `undefined` for a type that is not among these. */
export function onceByType<Made>(
  types: readonly EndpointSpec[],
  make: (spec: EndpointSpec) => Made | undefined,
): (type: string) => Made | undefined {
  const specs = new Map(types.map((spec) => [spec.id, spec]))
  const made = new Map<string, Made | undefined>()
  return (type) => {
    const spec = specs.get(type)
    if (spec !== undefined && !made.has(type)) made.set(type, make(spec))
    return made.get(type)
  }
}

/** The parameters of the endpoint that a command line names, as options of its command. */
import type { EndpointSpec } from '@kiwoom-rx/core'
import type { CommandDeclaration } from '../declare/command.ts'
import { ORDER_ACTIONS } from '../declare/commands.ts'
import { endpointNamed, lookUp } from '../endpoint/find.ts'
import { parameterOptions } from '../endpoint/params.ts'

/** The same command where no endpoint is named, or one that there is not. */
export function withParameters(command: CommandDeclaration, args: readonly string[]): CommandDeclaration {
  const given = endpointOf(command, args)
  const spec = given === undefined ? undefined : lookUp(given.id)
  return given === undefined || spec === undefined ? command : extended(command, given.first, spec)
}

/** The same, or an error for an endpoint that there is not. */
export function withKnownParameters(command: CommandDeclaration, args: readonly string[]): CommandDeclaration {
  const given = endpointOf(command, args)
  return given === undefined ? command : extended(command, given.first, endpointNamed(given.id))
}

function endpointOf(
  command: CommandDeclaration,
  args: readonly string[],
): { readonly first: string; readonly id: string } | undefined {
  const [first] = positionals(command, args)
  if (command.endpoint === undefined || first === undefined) return undefined
  // What is no action is reported later, with those that there are.
  const id = command.endpoint === 'order' ? ORDER_ACTIONS[first] : first
  return id === undefined ? undefined : { first, id }
}

function extended(command: CommandDeclaration, first: string, spec: EndpointSpec): CommandDeclaration {
  const taken = new Set(command.options.map(({ name }) => name))
  // The command's own option comes first; such a parameter still has its wire key and NAME=VALUE.
  const parameters = parameterOptions(spec).filter(({ name }) => !taken.has(name))
  return { ...command, label: `${command.name} ${first}`, options: [...parameters, ...command.options] }
}

/** The arguments among options, as far as the command's own options show which of them have values. */
function positionals({ options }: CommandDeclaration, args: readonly string[]): readonly string[] {
  const withValue = new Set(options.filter(({ value }) => value !== undefined).map(({ name }) => `--${name}`))
  return args.filter((arg, at) => !arg.startsWith('-') && !withValue.has(args[at - 1] ?? ''))
}

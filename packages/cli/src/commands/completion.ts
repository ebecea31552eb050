/** `kiwoom completion bash`: prints the script of a shell. */
import { completionScript, type Shell } from '../complete/scripts.ts'
import type { CommandFunction } from '../context/context.ts'
import { SHELLS } from '../declare/commands.ts'
import { EXIT } from '../usage/usageError.ts'

export const completion: CommandFunction = ({ args, terminal }) => {
  const shell: Shell | undefined = SHELLS.find((each) => each === args[0])
  if (shell !== undefined) terminal.output.write(completionScript(shell))
  return Promise.resolve(EXIT.done)
}

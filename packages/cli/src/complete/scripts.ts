/** The completion scripts: each asks `kiwoom complete` for the words. */

/** The shells that are known. */
export type Shell = 'bash' | 'zsh' | 'fish'

// `complete` is answered with one word a line, and with nothing when it fails: a shell at its prompt must stay quiet.
const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# kiwoom completion bash >> ~/.bashrc
_kiwoom() {
  local IFS=$'\\n'
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=($(kiwoom complete -- "\${words[@]}" 2>/dev/null))
}
# A colon or an equals sign in a word would divide it.
COMP_WORDBREAKS=\${COMP_WORDBREAKS//[:=]/}
complete -o default -F _kiwoom kiwoom
`,
  zsh: `#compdef kiwoom
# kiwoom completion zsh > "\${fpath[1]}/_kiwoom"
_kiwoom() {
  local -a found
  found=("\${(@f)$(kiwoom complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then compadd -Q -a found; else _files; fi
}
if [[ "\${funcstack[1]}" == _kiwoom ]]; then _kiwoom "$@"; else compdef _kiwoom kiwoom; fi
`,
  fish: `# kiwoom completion fish > ~/.config/fish/completions/kiwoom.fish
function __kiwoom_complete
  set -l words (commandline -opc) (commandline -ct)
  kiwoom complete -- $words[2..-1] 2>/dev/null
end
complete -c kiwoom -f -a '(__kiwoom_complete)'
`,
}

export function completionScript(shell: Shell): string {
  return SCRIPTS[shell]
}

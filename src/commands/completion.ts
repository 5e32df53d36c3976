/** `digest completion`: what makes a shell complete the program's words. */
import { script } from '@bomb.sh/tab';
import { nearest } from '../diagnostics/nearest.ts';
import { print } from '../terminal/print.ts';
import { printedBy } from '../terminal/printed.ts';
import type { TalkOptions } from '../terminal/talk.ts';
import { reportDiagnostics } from '../terminal/tell.ts';
import type { Io } from '../terminal/terminal.ts';
import { defineCommand } from './command.ts';
import { commandDiagnostic } from './messages.ts';
import { readTalk, talkOptions } from './options/reading.ts';

/** What `digest completion` was asked to do. */
export interface CompletionOptions extends TalkOptions {
  /** The shell; null: none was named. */
  shell: string | null;
}

/** What the command is called, takes, and does. */
export const completionCommand = defineCommand<CompletionOptions>({
  description: 'Prints a script after which a shell completes commands, options and their values.',
  operands: { name: 'shell', description: 'bash, zsh, fish or powershell', isOne: true },
  options: talkOptions,
  help: () => help,
  read: ([shell], command) => ({ ...readTalk(command), shell: shell ?? null }),
  run: runCompletion,
});

const shells = ['bash', 'zsh', 'fish', 'powershell'];

/** The names under which the program is installed. */
const programNames = ['digest', 'weekly-digest'];

/** Prints the script of a shell: 0 done, 2 there is none for that shell. */
async function runCompletion(options: CompletionOptions, io: Io): Promise<number> {
  const { shell } = options;
  if (shell === null || !shells.includes(shell)) {
    const problem =
      shell === null ? 'the shell is missing' : `there are no completions for the shell "${shell}"`;
    const meant = shell === null ? null : nearest(shell, shells);
    const advice = meant === null ? 'say bash, zsh, fish or powershell' : `did you mean "${meant}"?`;
    return await reportDiagnostics([commandDiagnostic('usage', { problem, advice })], options, io);
  }
  const scripts = programNames.flatMap((name) =>
    shell === 'bash' ? bashScript(name) : printedBy(() => script(shell, name, name)),
  );
  const text = scripts
    .join('\n')
    // Of a file in its path, zsh reads the first line to know for what it is.
    .replace(/^#compdef .*$/m, `#compdef ${programNames.join(' ')}`)
    .replace(fishFolders, foldersInFish)
    .replaceAll(quotedInPowerShell, quotedWhateverTheSign);
  const failure = await print(`${text}\n`, io.stdout);
  return failure === null ? 0 : await reportDiagnostics([failure], options, io);
}

/** Where the package's script for fish gives up, and offers files as well, when folders are asked for. */
const fishFolders =
  /(dirfilter -eq 1\n)( +)(__\w+?)_debug "File extension filtering or directory filtering not supported"\n +# Do full file completion instead\n +return 1/g;

/** Behind `--archive=` the word goes on with the folder. */
const foldersInFish = `$1$2set -l flag (commandline -ct | string match -r -- '^-.*=')
$2set --global $3_comp_results "$$flag"(__fish_complete_directories (string replace -- "$$flag" '' (commandline -ct)) Folder)
$2return 0`;

/** How the package's script for PowerShell quotes what has been typed, before it evaluates it. */
const quotedInPowerShell = `-replace "'", "''"`;

/** PowerShell ends a quotation at each of ' ‘ ’ ‚ ‛, so that a word with one of the others would be run. */
const quotedWhateverTheSign = () => `-replace "['\\u2018-\\u201B]", '$0$0'`;

/**
 * The package's script for bash evaluates what has been typed, `$(…)` included, and needs bash-completion; this one does
 * neither.
 */
function bashScript(name: string): string {
  const own = `_${name.replace('-', '_')}_complete`;
  return `${own}() {
  local current=\${COMP_WORDS[COMP_CWORD]} words=() word answer kind
  # bash takes "--format=html" for three words.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do [[ $word == = ]] || words+=("$word"); done
  [[ $current == = ]] && current='' && words+=('')
  COMPREPLY=()
  answer=$(${name} complete -- "\${words[@]}" 2>/dev/null) || return
  while IFS=$'\\t' read -r word _; do
    [[ $word == :* || $word != "$current"* ]] || COMPREPLY+=("$word")
  done <<< "$answer"
  case $answer in
    *:0) kind=-f ;;
    *:16) kind=-d ;;
    *) return ;;
  esac
  compopt -o filenames 2>/dev/null
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen $kind -- "$current")
}
complete -F ${own} ${name}
`;
}

const help = `To try it in the shell at hand:
  source <(digest completion bash)
  source <(digest completion zsh)
  digest completion fish | source
  digest completion powershell | Out-String | Invoke-Expression

To keep it:
  digest completion bash > ~/.local/share/bash-completion/completions/digest
  digest completion zsh > "\${fpath[1]}/_digest"
  digest completion fish > ~/.config/fish/completions/digest.fish

What is completed:
  Commands, options, the words that an option takes, files; --theme with the themes of the
  configuration at hand, --week with the weeks that its input has entries of, "archive show" and
  "archive rm" with the issues of its archive.

Exit status:
  0  done
  2  there is no script for that shell`;

/**
 * Completion for bash 3.2 and newer. It needs no bash-completion package, evaluates nothing that is typed, and may be
 * sourced twice. Words are split at blanks; what readline splits at `=` and `:` is cut off the replies again.
 *
 * @param program - Name of the command; a plain word.
 */
export function writeBashScript(program: string): string {
  return [
    `# bash completion for ${program}; needs nothing but bash`,
    `__${program}_complete() {`,
    '    local line=${COMP_LINE:0:COMP_POINT} cur= piece= prefix= out= reply=',
    '    local -a words',
    '    read -r -a words <<< "$line"',
    '    case $line in',
    '        *[[:blank:]]) words+=("") ;;',
    '    esac',
    '    [ "${#words[@]}" -gt 1 ] || return 0',
    '    cur=${words[${#words[@]} - 1]}',
    '    piece=${COMP_WORDS[COMP_CWORD]}',
    '    case $piece in',
    '        = | :) piece= ;;',
    '    esac',
    '    prefix=${cur%"$piece"}',
    '    COMPREPLY=()',
    `    out=$("\${COMP_WORDS[0]}" complete -- "\${words[@]:1}" 2>/dev/null) || return 0`,
    '    while IFS= read -r reply; do',
    '        case $reply in',
    '            :* | "") continue ;;',
    '        esac',
    "        reply=${reply%%$'\\t'*}",
    '        case $reply in',
    '            "$cur"*) COMPREPLY+=("${reply#"$prefix"}") ;;',
    '        esac',
    '    done <<< "$out"',
    '}',
    '# Where no word is offered, names of files are.',
    `complete -o bashdefault -o default -F __${program}_complete ${program}`,
    '',
  ].join('\n');
}

"""The scripts by which the shells ask habit what may come next.

They speak the protocol that Typer made for fish, in every shell: the line so far goes in, a
line for each offer comes out, the word and after a tab its explanation. Nothing of it is ever
evaluated. What goes wrong while a line is being typed is nobody's business, so standard error
is dropped.
"""

_BASH = r"""# habit: completion for bash
_habit_completion() {
    local offer
    COMPREPLY=()
    while IFS= read -r offer; do
        COMPREPLY+=("${offer%%$'\t'*}")
    done < <(env _HABIT_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args \
        _TYPER_COMPLETE_ARGS="${COMP_LINE:0:COMP_POINT}" "$1" 2>/dev/null)
}
complete -o default -F _habit_completion habit
"""

_ZSH = r"""#compdef habit
# habit: completion for zsh, for ~/.zshrc (after compinit) or as a file _habit in $fpath
_habit_completion() {
  local offer word
  local -a offers
  while IFS= read -r offer; do
    word="${${offer%%$'\t'*}//:/\\:}"
    if [[ "$offer" == *$'\t'* ]]; then
      offers+=("$word:${offer#*$'\t'}")
    else
      offers+=("$word")
    fi
  done < <(env _HABIT_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args \
    _TYPER_COMPLETE_ARGS="${(j: :)words[1,CURRENT]}" habit 2>/dev/null)
  if (( ${#offers} )); then
    _describe habit offers
  else
    _files
  fi
}
if [[ "${funcstack[1]}" == _habit ]]; then
  _habit_completion "$@"
else
  compdef _habit_completion habit
fi
"""

_FISH = r"""# habit: completion for fish
function __habit_completion
    env _HABIT_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=get-args \
        _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) habit 2>/dev/null
end
complete --command habit --erase
complete --command habit --no-files --arguments "(__habit_completion)"
complete --command habit --condition "__fish_seen_subcommand_from import" --force-files
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script of each shell."""

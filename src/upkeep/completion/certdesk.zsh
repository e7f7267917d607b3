#compdef certdesk
# Completion of certdesk for zsh. It asks certdesk itself what may stand here; made by "certdesk completion zsh".
_certdesk() {
  local value meaning files part
  local -a values shown
  while IFS=$'\t' read -r value meaning; do
    case $value in
      :files) files=1 ;;
      :part) part=1 ;;
      *)
        values+=("$value")
        shown+=("$value${meaning:+  -- $meaning}")
        ;;
    esac
  done < <("${(Q)words[1]}" completion words zsh -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
  if [[ -n $files ]]; then
    _files
    return
  fi
  (( ${#values} )) || return 1
  if [[ -n $part ]]; then
    # What was typed stands inside the values, not at their beginning: one is chosen in its place.
    (( ${#values} > 1 )) && compstate[insert]=menu
    compadd -U -l -d shown -a values
  else
    compadd -l -d shown -a values
  fi
}
if [[ $funcstack[1] == _certdesk ]]; then
  _certdesk "$@"
else
  compdef _certdesk certdesk
fi

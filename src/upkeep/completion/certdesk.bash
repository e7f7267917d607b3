# Completion of certdesk for bash. It asks certdesk itself what may stand here; made by "certdesk completion bash".
_certdesk() {
  local value meaning current=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  while IFS=$'\t' read -r value meaning; do
    if [[ $value == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "${current#[\"\']}")
      return
    fi
    # Inside quotes a value stands as it is; outside, what a shell would read is escaped.
    if [[ $current != [\"\']* && $value == *[[:space:]\"\'\\\$\`\&\;\(\)\<\>\|\*\?\[\!#]* ]]; then
      printf -v value '%q' "$value"
    fi
    COMPREPLY+=("$value")
  done < <("$1" completion words bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _certdesk certdesk

# Completion of certdesk for fish. It asks certdesk itself what may stand here; made by "certdesk completion fish".
function __certdesk_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l offered ($words[1] completion words fish -- $words[2..-1] "$current" 2>/dev/null)
    if contains -- :files $offered
        __fish_complete_path "$current"
    else
        printf '%s\n' $offered
    end
end
complete -c certdesk -f -a '(__certdesk_complete)'

# Completion of certdesk for PowerShell. It asks certdesk itself what may stand here; made by "certdesk completion powershell".
Register-ArgumentCompleter -Native -CommandName certdesk -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @(
        $commandAst.CommandElements |
            Select-Object -Skip 1 |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
            ForEach-Object {
                if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
            }
    )
    # The word at the cursor goes behind a full stop: older versions do not hand on a word that is empty.
    $words += ".$($wordToComplete.Trim('"', "'"))"
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $offered = & $commandAst.CommandElements[0].Extent.Text completion words powershell -- @words 2>$null
    } finally {
        [Console]::OutputEncoding = $before
    }
    foreach ($line in $offered) {
        $value, $meaning = $line -split "`t", 2
        # Nothing offered: PowerShell completes files by itself.
        if ($value -eq ':files') { return }
        if (-not $meaning) { $meaning = $value }
        $text = if ($value -match '[\s''"`$&;()<>|{}@#,]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, "$value", 'ParameterValue', $meaning)
    }
}

@echo off
rem Puts a shortcut to the desk on this account's desktop. The window stays open if certdesk ends with an error.
set "CERTDESK_FOLDER=%~dp0"
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -Command ^
  "$quote = [string][char]34;" ^
  "$shortcut = (New-Object -ComObject WScript.Shell).CreateShortcut([Environment]::GetFolderPath('Desktop') + '\certdesk.lnk');" ^
  "$shortcut.TargetPath = $env:ComSpec;" ^
  "$shortcut.Arguments = '/c ' + $quote + $quote + $env:CERTDESK_FOLDER + 'certdesk.cmd' + $quote + ' || pause' + $quote;" ^
  "$shortcut.WorkingDirectory = [Environment]::GetFolderPath('MyDocuments');" ^
  "$shortcut.Save()"
if errorlevel 1 pause

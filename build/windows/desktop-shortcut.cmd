@echo off
rem Puts a shortcut to the desk on this account's desktop. The window stays open if certdesk ends with an error.
set "CERTDESK_FOLDER=%~dp0"
"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -Command ^
  "$shortcut = (New-Object -ComObject WScript.Shell).CreateShortcut([Environment]::GetFolderPath('Desktop') + '\certdesk.lnk');" ^
  "$shortcut.TargetPath = $env:ComSpec;" ^
  "$shortcut.Arguments = '/c \"\"' + $env:CERTDESK_FOLDER + 'certdesk.cmd\" || pause\"';" ^
  "$shortcut.WorkingDirectory = [Environment]::GetFolderPath('MyDocuments');" ^
  "$shortcut.Save()"
if errorlevel 1 pause

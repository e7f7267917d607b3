@echo off
rem Runs certdesk under the Node beside it. A batch file must write "call certdesk ...", or its later lines never run.
"%~dp0node.exe" "%~dp0bin\certdesk.js" %*

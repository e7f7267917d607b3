import path from 'node:path'
import type { Words } from '../../clause/words.ts'
import type { World } from '../../terminal/world.ts'
import type { Shell } from './shells.ts'

/** The file for a shell's completion, and the step that remains for the user. */
export interface Installation {
  readonly file: string
  readonly next: Words
}

const newTerminal: Words = { en: 'Open a new terminal.', zh: '请打开新的终端窗口。' }

/** The folder named by an XDG variable; a relative path is ignored, as the XDG specification requires. */
const folder = (named: string | undefined, usual: string): string =>
  named !== undefined && path.isAbsolute(named) ? named : usual

/** The place where each shell looks for a user's completions, so that none of the user's files is changed. */
export function installationOf(shell: Shell, { env, platform }: World): Installation {
  const home = env.HOME ?? ''
  const data = folder(env.XDG_DATA_HOME, path.join(home, '.local', 'share'))
  const config = folder(env.XDG_CONFIG_HOME, path.join(home, '.config'))
  switch (shell) {
    case 'bash': {
      const file = path.join(data, 'bash-completion', 'completions', 'certdesk')
      return {
        file,
        next: {
          en: `${newTerminal.en} Where the package bash-completion is not installed, add this line to ~/.bashrc: source "${file}"`,
          zh: `${newTerminal.zh}如未安装 bash-completion，请在 ~/.bashrc 中加入一行：source "${file}"`,
        },
      }
    }
    case 'zsh': {
      const functions = path.join(data, 'zsh', 'site-functions')
      const line = `fpath=("${functions}" $fpath)`
      return {
        file: path.join(functions, '_certdesk'),
        next: {
          en: `Add this line to ~/.zshrc, above the one that runs compinit: ${line} — then open a new terminal.`,
          zh: `请在 ~/.zshrc 中运行 compinit 的那一行之前加入：${line}，然后打开新的终端窗口。`,
        },
      }
    }
    case 'fish':
      return { file: path.join(config, 'fish', 'completions', 'certdesk.fish'), next: newTerminal }
    case 'powershell': {
      // Only PowerShell itself knows where its profile is: each version has another folder, and OneDrive may have moved both.
      const local = path.join(env.LOCALAPPDATA ?? path.join(env.USERPROFILE ?? home, 'AppData', 'Local'), 'certdesk')
      const file = path.join(platform === 'win32' ? local : path.join(config, 'powershell'), 'certdesk-completion.ps1')
      const load = `. "${file}"`.replaceAll("'", "''")
      const line = `if (!(Test-Path $PROFILE)) { New-Item -Force $PROFILE }; Add-Content $PROFILE '${load}'`
      const allow = 'Set-ExecutionPolicy -Scope CurrentUser RemoteSigned'
      return {
        file,
        next: {
          en: `Type this once in each PowerShell that you use: ${line} — then open a new window. If that says that running scripts is disabled, type: ${allow}`,
          zh: `请在所用的每种 PowerShell 中运行一次：${line}，然后打开新的窗口。如提示禁止运行脚本，请运行：${allow}`,
        },
      }
    }
  }
}

/** The user's shell, if the system names one that is supported. */
export function ownShell({ env, platform }: World): Shell | null {
  if (platform === 'win32') return 'powershell'
  const name = path.basename(env.SHELL ?? '')
  return name === 'bash' || name === 'zsh' || name === 'fish' ? name : name === 'pwsh' ? 'powershell' : null
}

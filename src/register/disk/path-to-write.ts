import path from 'node:path'
import { usage } from '../../clause/problem.ts'

/** A drive alone or at the start of a whole path, and the long form's prefix: `\\?\C:\`. */
const drive = /^(?:[\\/]{2}[?.][\\/])?(?:[a-z]:(?=[\\/]|$))?/i

/**
 * Names that Windows refuses or shortens: a device with any ending, a colon (which names an alternate NTFS stream), and others.
 */
const notOnWindows = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³]|conin\$|conout\$) *(?:\.|$)|[<>:"|?*]|(?<!^\.?)\.$| $/i

/** The whole path of a file or folder to be written. Usage problem on Windows: a name that Windows does not allow. */
export function pathToWrite(typed: string, cwd: string, platform: NodeJS.Platform = process.platform): string {
  const names = platform === 'win32' ? typed.replace(drive, '').split(/[\\/]/) : []
  const name = names.find((each) => notOnWindows.test(each))
  if (name === undefined) return path.resolve(cwd, typed)
  throw usage(
    { en: `"${name}" cannot be the name of a file on Windows.`, zh: `“${name}”在 Windows 上不能用作文件名。` },
    {
      en: 'Choose a name without < > : " | ? *, without a dot or space at its end, and not that of a device such as CON or NUL.',
      zh: '请换一个文件名：不含 < > : " | ? *，不以点或空格结尾，也不是 CON、NUL 等设备名。',
    },
  )
}

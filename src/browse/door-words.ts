import type { Words } from '../clause/words.ts'
import type { NoBrowser } from './opener.ts'

/** What the flags of the local page are called. */
export const doorFlagWords = {
  port: {
    en: 'Listen at this port of 127.0.0.1; left out: at any free one',
    zh: '使用 127.0.0.1 的此端口；省略则任选空闲端口',
  },
  socket: {
    en: 'Listen at a Unix socket instead, in a folder that only you may enter',
    zh: '改用 Unix 套接字，须位于只有本人可进入的文件夹',
  },
  idle: {
    en: 'End after so many minutes that nobody asked for anything; left out: 60',
    zh: '无人使用多少分钟后结束；省略则为 60',
  },
  noOpen: { en: 'Open no browser; the address is printed', zh: '不打开浏览器，只显示地址' },
} as const satisfies Record<string, Words>

export const bothPlaces = {
  words: { en: 'It listens at a port or at a socket, not at both.', zh: '端口和套接字只能使用其一。' },
  hint: { en: 'Leave --port or --socket out.', zh: '请去掉 --port 或 --socket。' },
} as const satisfies Record<string, Words>

/** How it is ended, said where it is started. */
export const endsHow = (minutes: number): Words => ({
  en: `The page is open until Ctrl-C, or until nobody used it for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  zh: `页面保持打开，按 Ctrl-C 结束；无人使用 ${minutes} 分钟后自动结束。`,
})

export const endedIdle = (minutes: number): Words => ({
  en: `Nobody used the page for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, and it is closed. "certdesk browse" opens it again.`,
  zh: `页面已有 ${minutes} 分钟无人使用，现已关闭。再次打开请用 certdesk browse。`,
})

/** That no browser was opened, and what to do; where somebody sits elsewhere, by a command that is said below. */
export const noBrowser = (why: NoBrowser | 'failed'): Words =>
  ({
    elsewhere: {
      en: 'You sit at another machine. There, open the address in its browser once this runs in a window of its own:',
      zh: '您在另一台计算机前操作。请在那台计算机上另开一个窗口运行下面的命令，再用其浏览器打开上面的地址：',
    },
    noScreen: {
      en: 'There is no screen to open a browser on. Open the address yourself.',
      zh: '没有可显示浏览器的屏幕，请自行打开上面的地址。',
    },
    failed: {
      en: 'No browser could be opened. Open the address yourself.',
      zh: '未能打开浏览器，请自行打开上面的地址。',
    },
  })[why]

/** How a page at a socket is reached. */
export const atSocket = (socket: string): Words => ({
  en: `It listens at "${socket}". A browser reaches it over "ssh -L 8417:${socket} YOU@THIS-MACHINE", with 127.0.0.1:8417 in the address.`,
  zh: `页面使用套接字“${socket}”。浏览器可经 ssh -L 8417:${socket} 用户@本机 访问，并将地址中的 127.0.0.1 写作 127.0.0.1:8417。`,
})

/** What kept a page from being made. */
export const failedPage = (why: string): Words => ({
  en: `A page could not be made: ${why}`,
  zh: `未能生成页面：${why}`,
})

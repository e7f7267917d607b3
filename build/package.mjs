import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

// Makes out/certdesk-VERSION.tgz, the package that people install: the built program, SQLite for every system, the documentation
// and the lists of the README's tour. It depends on no other package, since the build bundles them all.

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'out')
const folder = join(out, 'package')

const isNeeded = (file) => !file.endsWith('.map') && !/\.m?[jt]s$/.test(file) && !file.endsWith('docs/performance.json')

/** The description of the package: that of the checkout without what only a checkout needs. */
function description() {
  const { name, version, description, license, type, bin, man, engines } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  return { name, version, description, license, type, bin, man, engines }
}

/** A page whose links to files outside the package have become plain text. */
function withoutDeadLinks(page) {
  const leadsSomewhere = (link) => /^(\w+:|#)/.test(link) || existsSync(join(dirname(page), link.replace(/#.*/, '')))
  return readFileSync(page, 'utf8').replace(/(?<!!)\[([^\]]+)\]\(([^)\s]+)\)/g, (whole, text, link) =>
    leadsSomewhere(link) ? whole : text,
  )
}

rmSync(out, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const name of ['bin', 'dist', 'man', 'LICENSE', 'README.md', 'CHANGELOG.md'])
  cpSync(join(root, name), join(folder, name), { recursive: true, filter: (file) => !file.endsWith('.map') })
for (const name of ['docs', 'fixtures'])
  cpSync(join(root, name), join(folder, name), { recursive: true, filter: isNeeded })
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description(), null, 2)}\n`)
for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.md')))
  writeFileSync(join(folder, name), withoutDeadLinks(join(folder, name)))
const args = ['pack', '--silent', '--pack-destination', out]
const packed = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' })
process.stdout.write(`${relative(process.cwd(), join(out, packed.trim()))}\n`)

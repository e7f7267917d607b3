import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The folder of the package that a bundled file is from, such as node_modules/pg; null for a source of ours. */
const packageOf = (file) => /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? null

/** A package's license texts, or its author where it has only the license's name. Throws where it has not even that. */
function licenseOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.parentPath.slice(join(root, folder).length).includes('node_modules'))
    .map((file) => join(file.parentPath, file.name).slice(join(root, folder).length + 1))
    .filter((file) => /^(licen[cs]e|notice|copying|third.party.licen[cs]e)/i.test(file))
  if (license === undefined && files.length === 0) throw new Error(`${name} is bundled and names no license.`)
  const texts = files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim())
  const by = texts.length > 0 ? texts : [`Copyright ${author?.name ?? author ?? `the authors of ${name}`}`]
  return `${name} ${version} (${license ?? 'license below'})\n\n${by.join('\n\n')}\n`
}

/** The notices that licenses ask for: one for every package with a file in the bundles that esbuild's metafiles describe. */
export function notices(metafiles) {
  const files = metafiles.flatMap(({ inputs }) => Object.keys(inputs))
  const folders = new Set(files.map(packageOf).filter((folder) => folder !== null))
  const texts = [...folders].sort().map(licenseOf)
  const sqlite = 'SQLite is in the public domain: https://sqlite.org/copyright.html\n'
  return [`certdesk contains the following software.\n`, ...texts, sqlite].join(`\n${'-'.repeat(80)}\n\n`)
}

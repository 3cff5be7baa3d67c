// Completes package-lock.json with the binaries for other platforms:  node scripts/lockfile.mjs
//
// A registry mirror may carry some platforms only. npm then leaves the others out of the lockfile, and `npm ci`
// refuses the file everywhere, also where it would not want them. Run this after adding or updating a package.
// Such an entry has a version but no checksum: npm fetches it on its own platform only, and cannot compare it there.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const { packages } = lock

/** Whether a package found at `path` would find `name`, as Node looks it up: beside itself, then ever higher. */
function resolves(path, name) {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
    if (!at.includes('/node_modules/')) return packages[`node_modules/${name}`] !== undefined
  }
}

/** What a package of binaries says about itself, read from its name: "…-linux-arm64-musl". */
function platformOf(name) {
  const os = /\b(android|darwin|freebsd|linux|openharmony|win32)\b/.exec(name)?.[1]
  const cpu = /\b(arm64|arm|ia32|ppc64|riscv64|s390x|x64)\b/.exec(name)?.[1]
  const libc = os === 'linux' ? (name.includes('musl') ? 'musl' : 'glibc') : undefined
  return os && cpu && { os: [os], cpu: [cpu], ...(libc && { libc: [libc] }) }
}

let added = 0
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (resolves(path, name)) continue
    const platform = platformOf(name)
    if (!platform || !/^\d/.test(version)) throw new Error(`${name}@${version}: cannot tell its platform or exact version`)
    packages[`node_modules/${name}`] = { version, ...platform, ...(dev && { dev }), optional: true }
    added++
  }

// npm's own order and form, so that its next write changes nothing.
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
if (added > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added > 0 ? `补上了 ${added} 个其他平台的条目。` : '没有缺少的条目。')

#!/usr/bin/env node
// Plain JavaScript for Node 20 without any dependency: it installs the rest, then hands over to Node 24.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node24 = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const stamp = join(root, 'node_modules', '.senim-installed')

const commands = {
  start: ['apps/senim/src/main.ts', 'start'],
  test: ['tools/test.ts'],
  check: ['tools/check.ts'],
  run: [],
}

const [command, ...rest] = process.argv.slice(2)
if (!(command in commands)) fail(`There is no "${command}". Try: npm start, npm test, npm run check.`)
const major = Number(process.versions.node.split('.')[0])
if (major < 20)
  fail(
    `Node ${process.versions.node} is too old. Install Node 20 or newer from https://nodejs.org and try again.`,
  )

await install()
handOver([...commands[command], ...rest])

async function install() {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(node24)) return
  say('Installing what Senim is made of (about a minute the first time) …')
  const started = Date.now()
  // `npm ci` would insist on packages of other platforms that a mirror may lack; `install --no-save` keeps to the lock too.
  // onnxruntime-node's install script looks for CUDA and fails where there is none.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip', PUPPETEER_SKIP_DOWNLOAD: '1' }
  const done = await withDots(
    spawn('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    }),
  )
  if (done.code !== 0)
    fail(
      `npm could not install the packages:\n${done.output}\nCheck the network and the free disk space (2 GB), then run the same command again.`,
    )
  if (!existsSync(node24))
    fail(
      'The npm package "node" did not bring Node 24. Allow install scripts (npm config get ignore-scripts must say false) and try again.',
    )
  trim()
  writeFileSync(stamp, wanted)
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

/** ONNX Runtime brings libraries for every operating system; a third of a gigabyte nobody here can load. */
function trim() {
  const binaries = join(root, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6')
  for (const platform of ['darwin', 'linux', 'win32']) {
    if (platform !== process.platform) rmSync(join(binaries, platform), { recursive: true, force: true })
  }
  for (const arch of ['x64', 'arm64']) {
    if (arch !== process.arch)
      rmSync(join(binaries, process.platform, arch), { recursive: true, force: true })
  }
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

function withDots(child) {
  return new Promise((resolve) => {
    let output = ''
    const dots = setInterval(() => process.stderr.write('.'), 2000)
    const collect = (chunk) => {
      output = (output + chunk).slice(-8000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => collect(String(error)))
    child.on('close', (code) => {
      clearInterval(dots)
      process.stderr.write('\n')
      resolve({ code, output })
    })
  })
}

function handOver(args) {
  mkdirSync(join(root, '.senim'), { recursive: true })
  const env = {
    ...process.env,
    PATH: `${dirname(node24)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  }
  const child = spawn(node24, args, { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

function fail(line) {
  say(line)
  process.exit(3)
}

/** Builds dist/: compiles src/, copies its data, writes the JSON Schema, bundles the page, and makes `npx chancery` work in a checkout. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
/** In bytes: what fits into a packet or two gains nothing. */
const SMALLEST_PACKED = 1400;

rmSync(dist, { recursive: true, force: true });
compile();
copyData();
await writeSchema();
await bundlePage();
linkCommand();

function compile() {
  try {
    execFileSync(process.execPath, [compiler, '-p', path.join(root, 'tsconfig.build.json')], {
      cwd: root,
      stdio: 'inherit',
    });
  } catch {
    // The compiler has said what is wrong.
    process.exit(1);
  }
}

/** What is read at run time and is no code: every `data` folder and the SQL, at the same place in dist/. */
function copyData() {
  const source = path.join(root, 'src');
  cpSync(source, dist, {
    recursive: true,
    filter: (from) =>
      lstatSync(from).isDirectory() ||
      from.endsWith('.sql') ||
      path.relative(source, from).split(path.sep).includes('data'),
  });
}

async function writeSchema() {
  const { recordJsonSchema } = await import(pathToFileURL(path.join(dist, 'record', 'json-schema.js')).href);
  const file = path.join(dist, 'record', 'record.schema.json');
  writeFileSync(file, `${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
}

/** The desk's page, from web/ to dist/web. */
async function bundlePage() {
  const { build } = await import('vite');
  await build({ configFile: path.join(root, 'web', 'vite.config.ts'), logLevel: 'warn' });
  const site = path.join(dist, 'web');
  for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (/\.(js|css|html|json|svg)$/.test(name)) packFile(path.join(site, name));
  }
}

/** Beside each file what is sent instead of it to browsers that unpack, which all do. */
function packFile(file) {
  const plain = readFileSync(file);
  if (plain.length < SMALLEST_PACKED) return;
  writeFileSync(`${file}.br`, brotliCompressSync(plain));
  writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
}

/** npm links the commands of dependencies, not of the project itself: `npx chancery` here needs the link all the same. */
function linkCommand() {
  const main = path.join(dist, 'cli', 'main.js');
  chmodSync(main, 0o755);
  const bin = path.join(root, 'node_modules', '.bin');
  const link = path.join(bin, 'chancery');
  if (process.platform === 'win32' || existsSync(link)) return;
  mkdirSync(bin, { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(path.relative(bin, main), link);
}

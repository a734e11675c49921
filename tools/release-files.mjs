import { readFileSync, statSync } from 'node:fs';
import { buildOnce } from './build-once.mjs';
import { RELEASE } from './release-folder.mjs';

// What `npm run release:files` does: builds what is stale, and says what the CDN gets.

await buildOnce();
const headers = JSON.parse(readFileSync(`${RELEASE}headers.json`, 'utf8'));
for (const [address, { 'Cache-Control': cache }] of Object.entries(headers)) {
  const { size } = statSync(RELEASE + address.slice(1));
  console.log(`${address.padEnd(34)} ${size.toLocaleString('en-US').padStart(9)} bytes   ${cache}`);
}
console.log(
  `\nIn release/, with the headers of each address in release/headers.json: see docs/operations.md.`,
);

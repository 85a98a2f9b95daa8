import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimDirectory } from '../../../src/adapters/store/data-directory/claim-directory.js';

/** Claims a directory again and again and notes when it is inside, until it is killed. Arguments: directory, log file. */
const [, , directory = '', log = ''] = process.argv;
const note = (word: string): void => appendFileSync(log, `${word} ${String(process.pid)}\n`);
process.send?.('ready');
for (;;) {
  const claim = await claimDirectory(directory, { waitMs: 60_000 });
  note('enter');
  await sleep(2);
  note('leave');
  await claim.release();
  // Without a pause the one that has just released would always be the first to look.
  await sleep(1);
}

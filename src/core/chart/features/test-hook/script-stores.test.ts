import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATE_TEXTS } from '../../template-texts.generated.js';

/** Stands in for the network: writes down whom `nc` is told to ask. */
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'autopilot-stores-'));
  const nc = join(directory, 'nc');
  writeFileSync(nc, '#!/bin/sh\necho "$4 $5" >> "$ASKED"\n');
  chmodSync(nc, 0o755);
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

function run(address: string, argument = 'ADDRESS'): { readonly asked: string; readonly printed: string } {
  const asked = join(directory, 'asked');
  writeFileSync(asked, '');
  const script = TEMPLATE_TEXTS['test-hook/script-stores.tpl'];
  const { stdout, stderr, status } = spawnSync('sh', ['-ec', script, 'ask', argument], {
    env: { PATH: `${directory}:${process.env['PATH'] ?? ''}`, ASKED: asked, ADDRESS: address },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return { asked: readFileSync(asked, 'utf8').trim(), printed: stdout };
}

describe('the script that asks data stores', () => {
  it.each([
    ['postgres://user:pa%40ss@db.example:6432/app?sslmode=require', 'db.example 6432'],
    ['jdbc:postgresql://db.example/app', 'db.example 5432'],
    ['redis://cache', 'cache 6379'],
    ['amqps://user:pass@queue/vhost', 'queue 5671'],
    ['kafka-0:9092,kafka-1:9093', 'kafka-0 9092\nkafka-1 9093'],
    ['mongodb://user:pass@a:27017,b/app', 'a 27017\nb 27017'],
    ['http://[2001:db8::1]:9200/', '2001:db8::1 9200'],
    // Its members stand in DNS, with their ports.
    ['mongodb+srv://user:pass@cluster.example/app', ''],
  ])('%s', (address, asked) => {
    expect(run(address).asked).toBe(asked);
  });

  it('takes the usual port of a host', () => {
    expect(run('db.internal', 'ADDRESS=5432').asked).toBe('db.internal 5432');
  });

  it('never prints an address', () => {
    expect(run('postgres://user:secret@db.example/app').printed).not.toMatch(/secret|db\.example/);
  });
});

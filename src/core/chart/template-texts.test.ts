import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TEMPLATE_TEXTS } from './template-texts.generated.js';

const features = fileURLToPath(new URL('features', import.meta.url));
const script = fileURLToPath(new URL('../../../scripts/embed-templates.mjs', import.meta.url));

describe('template texts', () => {
  it('are embedded as their files hold them', () => {
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  it.each(Object.keys(TEMPLATE_TEXTS))('has a user in the code: %s', (name) => {
    const sources = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const isUsed = sources.some((path) => readFileSync(join(features, path), 'utf8').includes(`'${name}'`));
    expect(isUsed).toBe(true);
  });
});

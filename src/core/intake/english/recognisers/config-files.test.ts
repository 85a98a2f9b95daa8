import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseConfigFiles', () => {
  it.each([
    [
      'fin/a:1 with this file at /etc/a/a.ini:\n```ini\nport: 99\n[x]\n```',
      { '/components/a/configFiles/~1etc~1a~1a.ini/content': 'port: 99\n[x]\n' },
    ],
    [
      'fin/a:1\n```\nkey=1\n```\nmounted at /etc/a.conf',
      { '/components/a/configFiles/~1etc~1a.conf/content': 'key=1\n' },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAesKey, parseAesKey } from './aes-key.js';
import { AesSerializer } from './aes-serializer.js';

const KEY = createAesKey(randomBytes(32));

describe('parseAesKey', () => {
  const bytes = randomBytes(32);
  it.each([
    { form: 'hexadecimal', text: bytes.toString('hex') },
    { form: 'upper-case hexadecimal with a line end', text: `${bytes.toString('hex').toUpperCase()}\n` },
    { form: 'base64', text: bytes.toString('base64') },
    { form: 'base64url', text: bytes.toString('base64url') },
  ])('reads $form', ({ text }) => {
    expect(parseAesKey(text).bytes.equals(bytes)).toBe(true);
  });

  it('reads 32 plain characters, as LangGraph does', () => {
    expect(parseAesKey('a-passphrase-of-exactly-32-chars').bytes.toString()).toBe(
      'a-passphrase-of-exactly-32-chars',
    );
  });

  it.each(['', 'short', 'f'.repeat(63), `${'f'.repeat(64)}00`, 'ä'.repeat(32)])(
    'refuses %j without showing it',
    (text) => {
      let message = '';
      try {
        parseAesKey(text);
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENCRYPTION_KEY_INVALID' });
        message = JSON.stringify(error) + String(error);
      }
      expect(message).not.toBe('');
      if (text.length > 3) expect(message).not.toContain(text);
    },
  );

  it('gives the same key the same id and another key another one', () => {
    expect(createAesKey(bytes).id).toBe(createAesKey(bytes).id);
    expect(createAesKey(randomBytes(32)).id).not.toBe(createAesKey(bytes).id);
  });
});

describe('AesSerializer', () => {
  const serializer = new AesSerializer(KEY);

  it.each([{ a: [1, 'x', null] }, 'text', new Uint8Array([1, 2, 3]), undefined])(
    'gives back %j',
    async (value) => {
      const [type, bytes] = await serializer.dumpsTyped(value);
      expect(await serializer.loadsTyped(type, bytes)).toEqual(value);
    },
  );

  it('writes the same value differently each time', async () => {
    const [, one] = await serializer.dumpsTyped('secret');
    const [, two] = await serializer.dumpsTyped('secret');
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
  });

  it('refuses every changed byte', async () => {
    const [type, bytes] = await serializer.dumpsTyped({ secret: 'x' });
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Uint8Array.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      await expect(serializer.loadsTyped(type, changed)).rejects.toMatchObject({
        code: 'ENCRYPTION_KEY_INVALID',
      });
    }
  });

  it.each([0, 1, 10, 30])('refuses what is cut to %i bytes', async (length) => {
    const [type, bytes] = await serializer.dumpsTyped({ secret: 'x' });
    await expect(serializer.loadsTyped(type, bytes.subarray(0, length))).rejects.toMatchObject({
      code: 'ENCRYPTION_KEY_INVALID',
    });
  });

  it('refuses another key, another type and a plain value', async () => {
    const [type, bytes] = await serializer.dumpsTyped({ secret: 'x' });
    const other = new AesSerializer(createAesKey(randomBytes(32)));
    await expect(other.loadsTyped(type, bytes)).rejects.toMatchObject({ code: 'ENCRYPTION_KEY_INVALID' });
    await expect(serializer.loadsTyped('bytes+aesgcm', bytes)).rejects.toMatchObject({
      code: 'ENCRYPTION_KEY_INVALID',
    });
    const plain = new TextEncoder().encode('{"secret":"x"}');
    await expect(serializer.loadsTyped('json', plain)).rejects.toMatchObject({
      code: 'ENCRYPTION_KEY_INVALID',
    });
  });
});

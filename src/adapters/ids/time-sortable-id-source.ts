import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/ports/clock.js';
import type { IdSource } from '../../core/ports/id-source.js';

/** Crockford's base 32 in lower case: no i, l, o or u. @see https://www.crockford.com/base32.html */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 48 bits of milliseconds, as in ULID, last until the year 10889. @see https://github.com/ulid/spec */
const TIME_CHARACTERS = 10;
/** 80 random bits. */
const RANDOM_BYTES = 10;

/**
 * Makes identifiers of the form `<prefix>_<26 characters>`: 48 bits of time, then 80 bits of which the first draw in a
 * millisecond is random and each further one is the one before plus one. So they sort by creation within a process, also
 * when the clock stands still or goes back, and never meet those of another process.
 */
export class TimeSortableIdSource implements IdSource {
  readonly #clock: Clock;
  #timeMs = 0;
  #tail = 0n;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(prefix: string): string {
    const nowMs = this.#clock.nowMs();
    if (nowMs > this.#timeMs) {
      this.#timeMs = nowMs;
      // The highest bit stays free, so that counting up cannot overflow.
      this.#tail = BigInt(`0x${randomBytes(RANDOM_BYTES).toString('hex')}`) >> 1n;
    } else {
      this.#tail += 1n;
    }
    return `${prefix}_${encode(BigInt(this.#timeMs), TIME_CHARACTERS)}${encode(this.#tail, (RANDOM_BYTES * 8) / 5)}`;
  }
}

function encode(value: bigint, length: number): string {
  let text = '';
  let rest = value;
  for (let position = 0; position < length; position += 1) {
    text = (ALPHABET[Number(rest & 31n)] ?? '') + text;
    rest >>= 5n;
  }
  return text;
}

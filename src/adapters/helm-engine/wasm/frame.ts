/** A frame taken apart. */
export interface OpenFrame {
  /** Parsed JSON; the caller knows what to expect. */
  readonly header: unknown;
  /** Raw bytes the header points into. */
  readonly body: Uint8Array;
}

const LENGTH_SIZE = 4;

/**
 * Writes a frame as `engine/facade/frame.go` reads it: length of the JSON header (4 bytes, little endian), the
 * header, the raw parts one after the other.
 */
export function packFrame(header: object, parts: readonly Uint8Array[] = []): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(JSON.stringify(header));
  const frame = new Uint8Array(LENGTH_SIZE + head.length + parts.reduce((sum, part) => sum + part.length, 0));
  new DataView(frame.buffer).setUint32(0, head.length, true);
  frame.set(head, LENGTH_SIZE);
  let at = LENGTH_SIZE + head.length;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

/** The reverse of {@link packFrame}. @throws SyntaxError or RangeError when the bytes are not a frame. */
export function openFrame(frame: Uint8Array): OpenFrame {
  const length = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0, true);
  const start = LENGTH_SIZE + length;
  return {
    header: JSON.parse(new TextDecoder().decode(frame.subarray(LENGTH_SIZE, start))) as unknown,
    body: frame.subarray(start),
  };
}

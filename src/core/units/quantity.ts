import { fail, succeed, type Result } from '../errors/result.js';

/**
 * A Kubernetes resource quantity in canonical text, for example `250m`, `1`, `256Mi`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export type Quantity = string & { readonly __quantity: true };

/** Multipliers of the suffixes, in thousandths, so that `m` stays an integer. */
const SUFFIX_THOUSANDTHS: Readonly<Record<string, number>> = {
  m: 1,
  '': 1e3,
  k: 1e6,
  M: 1e9,
  G: 1e12,
  T: 1e15,
  P: 1e18,
  Ki: 1024 * 1e3,
  Mi: 1024 ** 2 * 1e3,
  Gi: 1024 ** 3 * 1e3,
  Ti: 1024 ** 4 * 1e3,
  Pi: 1024 ** 5 * 1e3,
};

const QUANTITY = /^(\d+(?:\.\d+)?|\.\d+)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/;

/**
 * Parses a quantity.
 *
 * @returns The canonical text: no leading zeros, `0.5` as `500m`, otherwise as it was written. The failure is a sentence.
 */
export function parseQuantity(text: string): Result<Quantity, string> {
  const match = QUANTITY.exec(text.trim());
  if (match === null) return fail(`"${text}" is not a quantity; write for example 250m, 1, 256Mi or 1Gi`);
  const amount = Number(match[1]);
  const suffix = match[2] ?? '';
  const canonical =
    Number.isInteger(amount) || suffix === 'm' ? `${amount}${suffix}` : shrink(amount, suffix);
  return succeed(canonical as Quantity);
}

/** Rewrites a fraction with the next smaller suffix that makes it whole: `0.5` is `500m`, `1.5Gi` is `1536Mi`. */
function shrink(amount: number, suffix: string): string {
  const smaller: Readonly<Record<string, readonly [string, number]>> = {
    '': ['m', 1000],
    k: ['', 1000],
    M: ['k', 1000],
    G: ['M', 1000],
    T: ['G', 1000],
    P: ['T', 1000],
    Ki: ['', 1024],
    Mi: ['Ki', 1024],
    Gi: ['Mi', 1024],
    Ti: ['Gi', 1024],
    Pi: ['Ti', 1024],
  };
  const step = smaller[suffix];
  if (step === undefined) return `${Math.ceil(amount)}${suffix}`;
  // Binary fractions: 8.002 * 1000 is 8001.999…; nine decimals are more than any quantity needs.
  const scaled = Number((amount * step[1]).toFixed(9));
  return Number.isInteger(scaled) ? `${scaled}${step[0]}` : shrink(scaled, step[0]);
}

/** The value in thousandths of the base unit (millicores for CPU, thousandths of a byte for memory). */
export function quantityThousandths(quantity: Quantity): number {
  const match = QUANTITY.exec(quantity);
  if (match === null) return 0;
  return Number(match[1]) * (SUFFIX_THOUSANDTHS[match[2] ?? ''] ?? 1);
}

/** Negative when `left` is smaller, 0 when both name the same amount (`1` and `1000m`). */
export function compareQuantities(left: Quantity, right: Quantity): number {
  return quantityThousandths(left) - quantityThousandths(right);
}

/** CPU in millicores as a quantity: 250 is `250m`, 2000 is `2`. */
export function cpuQuantity(millicores: number): Quantity {
  return (millicores % 1000 === 0 ? `${millicores / 1000}` : `${Math.ceil(millicores)}m`) as Quantity;
}

/** Memory in bytes as a quantity with the largest binary suffix that keeps it whole. */
export function memoryQuantity(bytes: number): Quantity {
  for (const [suffix, size] of [
    ['Gi', 1024 ** 3],
    ['Mi', 1024 ** 2],
    ['Ki', 1024],
  ] as const)
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${suffix}` as Quantity;
  return `${Math.ceil(bytes)}` as Quantity;
}

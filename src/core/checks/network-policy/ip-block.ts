/** True when an IPv4 address lies in a CIDR block. IPv6 and malformed texts give false. */
export function containsAddress(cidr: string, address: string): boolean {
  const [network = '', bits = '32'] = cidr.split('/');
  const base = toNumber(network);
  const wanted = toNumber(address.split('/')[0] ?? '');
  const length = Number(bits);
  if (base === undefined || wanted === undefined || !Number.isInteger(length) || length < 0 || length > 32)
    return false;
  const size = 2 ** (32 - length);
  return Math.floor(base / size) === Math.floor(wanted / size);
}

function toNumber(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

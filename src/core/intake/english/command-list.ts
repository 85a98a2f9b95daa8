const LIST = /^\s{0,3}\[\s{0,3}"[^[\]\n]{1,500}\]/;

/** `["node", "server.js"]` at the start of a text, the way manifests write commands; undefined for anything else in brackets. */
export function readCommandList(
  text: string,
): { readonly words: readonly string[]; readonly length: number } | undefined {
  const [list] = LIST.exec(text) ?? [];
  if (list === undefined) return undefined;
  try {
    const words: unknown = JSON.parse(list);
    const isList = Array.isArray(words) && words.every((word) => typeof word === 'string');
    return isList ? { words, length: list.length } : undefined;
  } catch {
    return undefined;
  }
}

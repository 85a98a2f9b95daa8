/**
 * True for an image with a version as its tag, `acme/auth:1` or `ghcr.io/acme/token:2.4-alpine`: lower case throughout, a path, and
 * numbers too short for a password behind the colon.
 */
export function isTaggedImage(words: string): boolean {
  return IMAGE.test(words);
}

const IMAGE =
  /^[a-z0-9][a-z0-9.-]*(?::\d{2,5})?(?:\/[a-z0-9._-]+)+:(?:v?\d{1,3}(?:\.\d{1,4}){0,3}(?:-[a-z]+[\d.]*)?|latest|stable)$/;

/**
 * `acme/token:1` and `token: acme/token:1`: a component may be called like a secret. Passwords stay protected whatever stands around
 * them.
 */
export function isPartOfImage(
  text: string,
  name: string,
  { nameStart, start, end }: { readonly nameStart: number; readonly start: number; readonly end: number },
): boolean {
  if (/pass|pwd/i.test(name)) return false;
  const value = text.slice(start, end);
  if (text.charAt(nameStart - 1) !== '/') return isImageOf(name, value);
  const [path = ''] = /[a-z0-9._:/-]{1,200}$/.exec(text.slice(Math.max(0, nameStart - 200), nameStart)) ?? [];
  return isTaggedImage(path + text.slice(nameStart, end));
}

/** `login: acme/login:1.2`: the image of a component that is called like the word. */
export function isImageOf(name: string, value: string): boolean {
  return isTaggedImage(value) && value.includes(`/${name.split(/\s+/).at(-1)?.toLowerCase() ?? ''}:`);
}

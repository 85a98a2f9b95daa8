/** The text as it was given, without the blank of `protectText`. */
export function restoreText(text: string): string {
  return text.replace(/^ (?=-\s)/, '');
}

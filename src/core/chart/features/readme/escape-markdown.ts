/** Makes text safe inside a paragraph or a table cell of Markdown: no markup, no HTML, no cell border. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\u0085\u2028\u2029\s]+/g, ' ')
    .replace(/[\\`*_[\]|]/g, (character) => `\\${character}`)
    .replaceAll('<', '&lt;');
}

/** Writes text as code inside a table cell. */
export function codeCell(text: string): string {
  const safe = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  return safe.includes('`') ? `\`\` ${safe} \`\`` : `\`${safe}\``;
}

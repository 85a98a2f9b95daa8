/** Words that begin a sentence and are no names, so that they are small within one. */
const SMALL =
  /^(?:A|An|Another|Clients|Each|Every|It|Its|No|Nobody|One|Only|Pods|Several|The|Their|They|This|Two)\b/;

/** Sentences of people as a part of another one: `because ${partOfSentence('This is so. That too.')}.` */
export function partOfSentence(text: string): string {
  return text
    .trim()
    .replace(/\.$/, '')
    .split(/\.\s+/)
    .map((sentence) => sentence.replace(SMALL, (word) => word.toLowerCase()))
    .join('; ');
}

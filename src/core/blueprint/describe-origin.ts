import type { Origin, Source } from './provenance.js';

/** A short clause for people that says where a value comes from, on one line. */
export function describeOrigin(origin: Origin): string {
  return describeSource(origin.source).replaceAll(/\s+/g, ' ').trim();
}

function describeSource(source: Source): string {
  switch (source.kind) {
    case 'request':
      return `your words: "${source.text}"`;
    case 'file':
      return `${source.path}:${source.line}`;
    case 'archetype':
      return `archetype ${source.id} (${source.reference})`;
    case 'policy':
      return `policy ${source.id}`;
    case 'review':
      return `decided by ${source.actor} in review ${source.reviewId}`;
    case 'answer':
      return `your answer to ${source.questionId}`;
    case 'model':
      return `proposed by ${source.agent} (${source.model})`;
    case 'default':
      return source.reason;
  }
}

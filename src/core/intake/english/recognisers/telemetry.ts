import { groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const NOUN = '(?:open ?-?telemetry|otel|otlp|traces?|tracing|telemetry|spans)';
const ENDPOINT = new RegExp(
  `(?:(?:sends?|export(?:s|ed)?|send|ship(?:s|ped)?|with|and|its|the|via|using|emits?|push(?:es)?|to|all|distributed) )*${NOUN}(?: (?:${NOUN}|data|metrics|and|collector|exporter|endpoint|is|at|to|:|=|on|goes|go|sent|exported|via|with|the|our|through|over|grpc|http|using|protocol|should|be|data|by))* (https?:\\/\\/[\\w.:-]+(?:\\/[\\w./-]*)?|[a-z0-9][\\w-]*(?:\\.[\\w-]+)*:(?:4317|4318))`,
);
const PROTOCOL =
  /(?:(?:over|via|using|with|protocol|otlp|the|:|=|is) )+(grpc|http\/protobuf|http)(?: protocol)?/;
const WISH = new RegExp(
  `(?:(?:with|and|sends?|export(?:s|ed)?|enable|wants?|an?|the) )*(?:open ?-?telemetry|otel|distributed tracing)(?: (?:tracing|traces|instrumentation|enabled|support|variables|export|sdk))*`,
);

/** OpenTelemetry: where the SDK sends its data, and how. */
export function recogniseTelemetry(reader: RequestReader): void {
  reader.each(ENDPOINT, (match) => {
    const address = reader.written(match, 1).replace(/[.,]+$/, '');
    const endpoint = address.includes('://') ? address : `http://${address}`;
    reader.stateForComponent(match, ['telemetry', 'endpoint'], endpoint);
    const [said] = reader.findWithin(PROTOCOL, match.firstToken, match.lastToken + 4);
    if (said !== undefined) reader.claim(said);
    const word = said === undefined ? ` ${groupText(match, 0)} ` : ` ${groupText(said, 1)} `;
    const isHttp = / http(?:\/protobuf)? /.test(word) || /:4318(?:\/|$)/.test(endpoint);
    const isGrpc = / grpc /.test(word) || /:4317(?:\/|$)/.test(endpoint);
    // The port says the protocol: https://opentelemetry.io/docs/specs/otlp/ (2026-11-28).
    if (isHttp || isGrpc)
      reader.stateForComponent(match, ['telemetry', 'protocol'], isHttp ? 'http/protobuf' : 'grpc');
  });
  reader.each(WISH, (match) => {
    reader.claim(match);
    if (reader.isDenied(match)) return;
    const known = reader.components
      .at(match.span.start)
      .some((component) => reader.hasStated('components', component, 'telemetry', 'endpoint'));
    if (!known)
      reader.note(
        `"${reader.document.slice(match.span)}": no address of a collector is said, so no telemetry variables are set; say for example "OpenTelemetry to http://otel-collector:4317".`,
      );
  });
}

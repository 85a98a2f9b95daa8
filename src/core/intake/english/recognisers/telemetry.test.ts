import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../test/support/read-facts.js';

describe('recogniseTelemetry', () => {
  it.each([
    [
      'fin/a:1 sends traces to http://otel-collector:4317 over grpc',
      {
        '/components/a/telemetry/endpoint': 'http://otel-collector:4317',
        '/components/a/telemetry/protocol': 'grpc',
      },
    ],
    [
      'fin/a:1 OTEL endpoint otel-collector.monitoring:4317',
      {
        '/components/a/telemetry/endpoint': 'http://otel-collector.monitoring:4317',
        '/components/a/telemetry/protocol': 'grpc',
      },
    ],
    [
      'fin/a:1, otlp traces to http://collector.obs:4318',
      {
        '/components/a/telemetry/endpoint': 'http://collector.obs:4318',
        '/components/a/telemetry/protocol': 'http/protobuf',
      },
    ],
  ])('reads %j', (request, expected) => {
    expect(readFacts(request)).toMatchObject(expected);
  });
});

describe('words that only look like it', () => {
  it.each(['fin/a:1 with opentelemetry', 'fin/a:1 calls http://tracker:4317'])(
    'states nothing for %j',
    (request) => {
      expect(
        Object.keys(readFacts(request)).filter((pointer) => /\/components\/\w+\/telemetry/.test(pointer)),
      ).toEqual([]);
    },
  );
});

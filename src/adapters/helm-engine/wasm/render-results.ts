import type { RenderedDocument, RenderResult } from '../../../core/ports/helm-engine.js';
import type { Span, WireRender } from './engine-protocol.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text a span of the body stands for. */
function readSpan(body: Uint8Array, [start, length]: Span): string {
  return decoder.decode(body.subarray(start, start + length));
}

/** Turns a render of the wire into one of the port, under `name`. */
export function readRender(render: WireRender, body: Uint8Array, name: string = render.name): RenderResult {
  return {
    name,
    ok: render.ok,
    documents: (render.documents ?? []).map((document): RenderedDocument => ({
      template: document.template,
      kind: document.kind,
      name: document.name,
      hooks: document.hooks ?? [],
      yaml: readSpan(body, document.yaml),
    })),
    manifest: render.ok ? readSpan(body, render.manifest) : '',
    notes: render.notes ?? '',
    errors: render.errors ?? [],
  };
}

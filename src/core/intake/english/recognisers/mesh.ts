import type { RequestReader } from '../request-reader.js';

const MESH =
  /(?:(?:with|an?|the|and|enable|enabled|use|uses|using|in|into|part of|on|join(?:s|ed)?|member of|behind) )*(istio|linkerd)(?: (?:service )?mesh)?(?: (?:side-?car|proxy|auto))*(?: (?:injections?|injected|inject|side-?cars?|proxy|enabled|mesh(?:ed)?))+(?: (?:on|enabled|is on|please|: true|true|= true))?|(?:side-?car|proxy) (?:injection|injected)(?: (?:of|by|from|for|with|on|enabled|is on|via|: true))*(?: (istio|linkerd))?(?: (?:on|enabled))?|(?:part of|in|joins?|member of|inside|on) (?:the |an? )?(istio|linkerd)(?: (?:service )?mesh)?/;
const OFF = /^(?:(?:is |should be |must be |: |= )?(?:off|disabled|false|out|opted out))(?: |$)/;

/** Membership in a service mesh: whether its proxy is injected into the pods. */
export function recogniseMesh(reader: RequestReader): void {
  reader.each(MESH, (match) => {
    const kind = match.groups.slice(1).find((group) => group !== '') ?? 'istio';
    const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 3);
    const before = reader.document.normalBetween(match.firstToken - 2, match.firstToken - 1);
    const off = OFF.exec(after)?.[0].trim().split(' ').length ?? 0;
    if (off > 0) reader.claim({ firstToken: match.lastToken + 1, lastToken: match.lastToken + off });
    const isOut = /(?:disable|disabled|turn off|opt(?:ed)? out of|exclude(?:d)? from|outside)(?: the)?$/.test(
      before,
    );
    if (isOut) reader.claim({ firstToken: match.firstToken - 1, lastToken: match.firstToken - 1 });
    reader.stateForComponent(match, ['mesh', 'kind'], kind);
    reader.stateForComponent(match, ['mesh', 'inject'], !isOut && off === 0 && !reader.isDenied(match));
  });
  for (const match of reader.find(/(?:istio|linkerd)(?: mesh)?|service mesh/))
    if (reader.isDenied(match)) reader.claim(match);
}

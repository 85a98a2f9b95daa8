import { parseQuantity } from '../../../units/quantity.js';
import { groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const VPA =
  /(?:(?:an?|the|with|and|use|using|by|add|also) )*(?:vpa|vertical ?-?(?:pod ?-?)?autoscal(?:er|ing)|vertical scaling)(?: (?:in|mode|with|is|:|=|set|to|update|updatemode|only|object|for|a|an|the|on|that|which))*(?: (recommendations?|recommend(?:s|er)?(?: only| mode)?|recommendation|off|initial|recreate|auto|in-?place|inplaceorrecreate|automatic(?:ally)?)(?: (?:mode|only|updates?))*)?/;
const MODES: readonly (readonly [RegExp, string])[] = [
  [/^initial/, 'Initial'],
  [/^(?:in-?place)/, 'InPlaceOrRecreate'],
  [/^(?:recreate|auto)/, 'Recreate'],
];
const BOUND =
  /(?:(?:up to|max|maximum|at most|capped at|limit) )+(\d+(?:\.\d+)?)(m| ?cpus?| ?cores?| ?gi| ?mi| ?gb| ?mb)(?: (?:of )?(memory|mem|ram|cpu))?/;

/** Sizing by use. Without a mode it only recommends, which never restarts a pod. */
export function recogniseVerticalScaling(reader: RequestReader): void {
  reader.each(VPA, (match) => {
    if (reader.isDenied(match)) {
      reader.claim(match);
      return;
    }
    const mode = MODES.find(([pattern]) => pattern.test(groupText(match, 1)))?.[1] ?? 'Off';
    reader.stateForComponent(match, ['scaling', 'vertical', 'updateMode'], mode);
    const { last } = reader.document.sentenceAround(match.lastToken);
    for (const bound of reader.findWithin(BOUND, match.lastToken + 1, Math.min(last, match.lastToken + 10))) {
      const unit = groupText(bound, 2).trim();
      const isMemory = /^[gm][ib]/.test(unit);
      const amount = groupText(bound, 1);
      const size = parseQuantity(
        isMemory ? `${amount}${unit.charAt(0).toUpperCase()}i` : unit === 'm' ? `${amount}m` : amount,
      );
      if (size.ok)
        reader.stateForComponent(
          bound,
          ['scaling', 'vertical', isMemory ? 'maxMemory' : 'maxCpu'],
          size.value,
        );
    }
  });
}

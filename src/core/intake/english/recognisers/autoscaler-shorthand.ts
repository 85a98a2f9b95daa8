import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const BETWEEN = '(?: (?:,|and|\\/|at|with|target|replicas|pods))*';
const LINK = '(?: (?:at|target|:|=|of|over|above))*';
/** `min 2 max 10 cpu 80`, `hpa max 10 cpu 80%`: bounds, then what is measured. The number before `cpu` is no amount of it. */
const SHORTHAND = new RegExp(
  `(?:(?:min|minimum|minreplicas)(?: (?::|=|of))? (\\d{1,3})${BETWEEN} )?(?:max|maximum|maxreplicas)(?: (?::|=|of))? (\\d{1,3})${BETWEEN} (cpu|memory|mem)${LINK} (\\d{2,3})(?:%| %| percent)?`,
);
const AUTOSCALING = /(?:^| )(?:hpa|autoscal\w*|auto-scal\w*|scal(?:e|es|ing))(?: |$)/;
/** Units that make the last number an amount: `max 10 memory 512 Mi`. */
const UNIT = /^(?:mi?b?|gi?b?|mib|gib|millicores?|cores?)$/;

/** Bounds and target of an autoscaler in a row, without a word between them. Runs before amounts of CPU and memory are read. */
export function recogniseAutoscalerShorthand(reader: RequestReader): void {
  reader.each(SHORTHAND, (match) => {
    const [low, high, percent] = [groupText(match, 1), groupText(match, 2), Number(groupText(match, 4))];
    if (!isAutoscaler(reader, match) || reader.isDenied(match)) return;
    const path = ['scaling', 'autoscaling'];
    reader.stateForComponent(match, [...path, 'enabled'], true);
    if (low !== '') reader.stateForComponent(match, [...path, 'minReplicas'], Math.max(1, Number(low)));
    reader.stateForComponent(match, [...path, 'maxReplicas'], Number(high));
    const leaf = groupText(match, 3) === 'cpu' ? 'targetCpuPercent' : 'targetMemoryPercent';
    reader.stateForComponent(match, [...path, leaf], percent);
  });
}

/** Two bounds are an autoscaler by themselves; one needs the word. */
function isAutoscaler(reader: RequestReader, match: Match): boolean {
  const { document } = reader;
  const [low, high, percent] = [1, 2, 4].map((group) => Number(groupText(match, group)));
  const { first, last } = document.sentenceAround(match.firstToken);
  if (UNIT.test(document.tokens[match.lastToken + 1]?.normal ?? '')) return false;
  if (high === undefined || high < 1 || (low ?? 0) > high || (percent ?? 0) > 100) return false;
  return groupText(match, 1) !== '' || AUTOSCALING.test(document.normalBetween(first, last));
}

import { formatPointer, isJsonObject } from '../../../blueprint/json-pointer.js';
import { missingOfTrigger, type TriggerRequirement } from '../../../blueprint/trigger-requirements.js';
import type { JsonValue } from '../../../ports/json.js';
import { quoteSource } from '../blueprint-draft.js';
import type { ComponentContext } from '../resolution.js';

/**
 * Scalers whose address is what the variable of the data store holds, with the field that names the variable. Not Redis: KEDA
 * takes host:port from there, and the variable holds a URL. https://keda.sh/docs/latest/scalers/ (2026-11-28)
 */
const ADDRESS_FIELDS: readonly (readonly [type: string, engine: string, field: string])[] = [
  ['kafka', 'kafka', 'bootstrapServersFromEnv'],
  ['rabbitmq', 'rabbitmq', 'hostFromEnv'],
];

/**
 * What KEDA needs for the triggers of a request: answers, the address from the variable of the declared data store, and
 * questions for the rest. Triggers of a Blueprint file stay as they were written; `validateForCompile` says what they lack.
 */
export function completeTriggers(context: ComponentContext): void {
  const { draft, name } = context;
  const path = ['components', name, 'scaling', 'events', 'triggers'];
  const fact = draft.fact(...path);
  if (fact === undefined || fact.source.kind === 'file' || !Array.isArray(fact.value)) return;
  const stated = fact.value as readonly JsonValue[];
  const triggers = stated.map((trigger, index) => completeTrigger(context, trigger, index));
  if (JSON.stringify(triggers) !== JSON.stringify(fact.value)) draft.derive(path, triggers, fact);
  for (const [index, trigger] of triggers.entries()) {
    const stated = readTrigger(trigger);
    for (const requirement of stated === undefined ? [] : missingOfTrigger(stated))
      ask(context, { index, type: stated?.type ?? '', requirement, quoted: quoteSource(fact) });
  }
}

interface PlainTrigger {
  readonly type: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly authentication?: { readonly parameters: Readonly<Record<string, string>> };
}

/** The parts that requirements are about; undefined for what is no trigger, which the schema reports. */
function readTrigger(trigger: JsonValue): PlainTrigger | undefined {
  if (!isJsonObject(trigger) || typeof trigger['type'] !== 'string') return undefined;
  const { type, metadata = {}, authentication } = trigger;
  const parameters = isJsonObject(authentication ?? null)
    ? (authentication as { readonly parameters?: JsonValue }).parameters
    : undefined;
  return { type, metadata: readTexts(metadata), authentication: { parameters: readTexts(parameters ?? {}) } };
}

function readTexts(value: JsonValue): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Answers first, then the variable of the data store. */
function completeTrigger(context: ComponentContext, trigger: JsonValue, index: number): JsonValue {
  const { draft, name } = context;
  if (!isJsonObject(trigger) || !isJsonObject(trigger['metadata'] ?? null)) return trigger;
  const metadata: Record<string, JsonValue> = { ...(trigger['metadata'] as Record<string, JsonValue>) };
  for (const field of draft.names('intent', 'trigger', name, String(index)))
    metadata[field] = draft.text('intent', 'trigger', name, String(index), field);
  const completed = { ...trigger, metadata };
  const stated = readTrigger(completed);
  const address = stated === undefined ? undefined : findAddress(context, stated);
  return address === undefined ? completed : { ...trigger, metadata: { ...metadata, ...address } };
}

function findAddress(
  { archetype, draft, name, knowledge }: ComponentContext,
  trigger: PlainTrigger,
): Readonly<Record<string, string>> | undefined {
  const rule = ADDRESS_FIELDS.find(([type]) => type === trigger.type);
  if (rule === undefined) return undefined;
  const [, engine, field] = rule;
  const isMissing = lacksAddress(trigger, field);
  const [key] = knowledge.dataStores.find((store) => store.engine === engine)?.keys ?? [];
  const own = Object.entries(archetype.storeVariables ?? {}).find(([store]) => store === engine)?.[1];
  const variable = [key?.name, own?.value.address].find(
    (candidate) => candidate !== undefined && draft.has('components', name, 'env', candidate),
  );
  return isMissing && variable !== undefined ? { [field]: variable } : undefined;
}

/**
 * Whoever scales by a queue reads from it: without the data store the pods would have neither its address nor a way to it.
 * A trigger that says itself where the queue is may mean another one.
 */
export function useTriggerStores({ draft, name }: ComponentContext): void {
  const fact = draft.fact('components', name, 'scaling', 'events', 'triggers');
  if (fact === undefined || fact.source.kind === 'file' || !Array.isArray(fact.value)) return;
  for (const trigger of fact.value as readonly JsonValue[]) {
    const stated = readTrigger(trigger);
    const [, engine, field] = ADDRESS_FIELDS.find(([type]) => type === stated?.type) ?? [];
    if (stated === undefined || engine === undefined || field === undefined) continue;
    const isUsed = draft
      .names('dependencies')
      .some(
        (dependency) => dependency === engine || draft.text('dependencies', dependency, 'engine') === engine,
      );
    if (isUsed || !lacksAddress(stated, field)) continue;
    draft.derive(['dependencies', engine, 'engine'], engine, fact);
    draft.derive(['intent', 'uses', name, engine], true, fact);
  }
}

function lacksAddress(trigger: PlainTrigger, field: string): boolean {
  return missingOfTrigger(trigger).some(
    (requirement) => requirement.field === field || requirement.instead.includes(field),
  );
}

function ask(
  { name, questions }: ComponentContext,
  {
    index,
    type,
    requirement,
    quoted,
  }: {
    readonly index: number;
    readonly type: string;
    readonly requirement: TriggerRequirement;
    readonly quoted: string;
  },
): void {
  const { field, what, example } = requirement;
  const pointer = formatPointer('intent', 'trigger', name, String(index), field);
  questions.push({
    id: pointer,
    text: `${name} scales by events (${type}): which ${what}?`,
    reason: `${quoted} does not say it, and KEDA cannot read the trigger without ${field}.`,
    pointer,
    kind: 'text',
    example,
  });
}

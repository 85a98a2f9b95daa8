import { formatPointer } from '../../../blueprint/json-pointer.js';
import { rankOrder } from '../../../blueprint/provenance.js';
import { isServing } from '../component-context.js';
import type { ComponentContext } from '../resolution.js';

/**
 * Asks how a process starts that shares its image with another component: without a command of its own it would be a second
 * copy of the other one. Not asked where something else tells the two apart: a command or arguments of its own, those of its
 * archetype, or variables.
 */
export function askForCommands(components: readonly ComponentContext[]): void {
  const plain = components.filter(startsByDefault);
  for (const component of plain) {
    if (isServing(component.role)) continue;
    const twins = plain.filter((other) => other !== component && imageOf(other) === imageOf(component));
    const other =
      twins.find(({ role }) => isServing(role)) ??
      twins.find((twin) => plain.indexOf(twin) < plain.indexOf(component));
    if (other !== undefined) ask(component, other.name);
  }
}

/** True when nothing but the image says what runs. */
function startsByDefault({ draft, name, behaviour }: ComponentContext): boolean {
  const isTold = (['command', 'args'] as const).some(
    (leaf) => behaviour[leaf] !== undefined || draft.has('components', name, leaf),
  );
  const hasVariables = draft
    .factsBelow('components', name, 'env')
    .some(({ rank }) => rankOrder(rank) > rankOrder('archetype'));
  return !isTold && !hasVariables;
}

/** The image, or the component it is taken from while it is missing. */
function imageOf({ draft, name }: ComponentContext): string {
  const owner = draft.text('intent', 'sharesImage', name);
  return draft.text('components', name, 'image') || `of ${owner === '' ? name : owner}`;
}

function ask({ draft, name, behaviour, questions }: ComponentContext, other: string): void {
  const pointer = formatPointer('components', name, 'command');
  const image = draft.text('components', name, 'image');
  questions.push({
    id: pointer,
    text: `Which command starts ${name}?`,
    reason: `${name} runs from the same image as ${other}${image === '' ? '' : ` (${image})`}: without a command of its own it would be a second ${other}.`,
    pointer,
    kind: 'command',
    example: behaviour.commandExample?.value ?? 'python worker.py',
  });
}

import type { Sourced } from '../../knowledge.js';
import type { ComponentContext } from '../resolution.js';
import { managementPort } from './management-port.js';

/** Variables the framework needs; one that is stated, in whatever form, stays. */
export function resolveVariables(context: ComponentContext): void {
  const { archetype, behaviour, draft, mainPort, name } = context;
  for (const [variable, sourced] of Object.entries(archetype.env))
    fillVariable(context, variable, sourced, mainPort);
  fillAll(context, behaviour.management, managementPort(context));
  const { metrics } = behaviour;
  if (draft.has('components', name, 'monitoring') && metrics !== undefined)
    fillAll(
      context,
      { value: { variables: metrics.value.variables ?? {} }, reference: metrics.reference },
      mainPort,
    );
}

type Variables = Sourced<{ readonly variables: Readonly<Record<string, string>> }>;

function fillAll(context: ComponentContext, sourced: Variables | undefined, port: string | undefined): void {
  if (sourced === undefined || port === undefined) return;
  const { value, reference } = sourced;
  for (const [variable, text] of Object.entries(value.variables))
    fillVariable(context, variable, { value: text, reference }, port);
}

function fillVariable(
  { draft, name, archetype }: ComponentContext,
  variable: string,
  { value, reference }: Sourced<string>,
  port: string,
): void {
  if (draft.has('components', name, 'env', variable)) return;
  const number = draft.number('components', name, 'ports', port, 'containerPort');
  // Something that listens on nothing needs no port.
  if (value.includes('{port}') && number === undefined) return;
  // Images refuse to start when a value comes from a variable and from a file.
  const plain = variable.replace(/_FILE$/, '');
  if (plain !== variable && draft.has('components', name, 'env', plain)) return;
  const path = ['components', name, 'env', variable];
  if (value === '{port}') draft.fillArchetype([...path, 'port'], archetype.id, { value: port, reference });
  else
    draft.fillArchetype([...path, 'value'], archetype.id, {
      value: value.replaceAll('{port}', String(number)),
      reference,
    });
}

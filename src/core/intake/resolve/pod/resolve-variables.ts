import type { ComponentContext } from '../resolution.js';

/** Variables the framework needs; one that is stated, in whatever form, stays. */
export function resolveVariables(context: ComponentContext): void {
  const { draft, name, archetype, mainPort } = context;
  const port = draft.number('components', name, 'ports', mainPort, 'containerPort');
  for (const [variable, sourced] of Object.entries(archetype.env)) {
    if (draft.has('components', name, 'env', variable)) continue;
    // Something that listens on nothing needs no port.
    if (sourced.value.includes('{port}') && port === undefined) continue;
    // Images refuse to start when a value comes from a variable and from a file.
    const plain = variable.replace(/_FILE$/, '');
    if (plain !== variable && draft.has('components', name, 'env', plain)) continue;
    draft.fillArchetype(['components', name, 'env', variable, 'value'], archetype.id, {
      value: sourced.value.replaceAll('{port}', String(port)),
      reference: sourced.reference,
    });
  }
}

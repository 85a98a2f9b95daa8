import { getAtPointer } from '../../../blueprint/json-pointer.js';
import type { JsonValue } from '../../../ports/json.js';
import { parseEnvironmentVariableName } from '../../../units/names.js';
import type { ComponentContext } from '../resolution.js';

/**
 * Secrets that a Blueprint file describes and nothing reads: each key becomes a variable of its name. A key that no variable
 * can be called like stays unread, and so does a Secret that only KEDA logs in with.
 */
export function resolveUnreadSecrets(context: ComponentContext): void {
  const { draft, name } = context;
  const component = ['components', name];
  const logins = listLogins(context);
  for (const short of draft.names(...component, 'secrets')) {
    const secret = [...component, 'secrets', short];
    if (draft.has(...secret, 'mountPath') || logins.includes(short)) continue;
    const read = listReaders(context, short);
    for (const key of draft.names(...secret, 'keys')) {
      if (read.includes(key) || draft.has(...component, 'env', key) || !parseEnvironmentVariableName(key).ok)
        continue;
      const reason = `Nothing else reads this key of the Secret ${short}.`;
      draft.fillDefault([...component, 'env', key, 'secret'], short, reason);
      draft.fillDefault([...component, 'env', key, 'key'], key, reason);
    }
  }
}

/** Secrets that KEDA logs in with. */
function listLogins({ draft, name }: ComponentContext): readonly (JsonValue | undefined)[] {
  const triggers = draft.value('components', name, 'scaling', 'events', 'triggers');
  if (!Array.isArray(triggers)) return [];
  return (triggers as readonly JsonValue[]).map((trigger) => getAtPointer(trigger, '/authentication/secret'));
}

/** Keys of the Secret that variables of the component's containers are read from. */
function listReaders({ draft, name }: ComponentContext, short: string): readonly string[] {
  const containers = draft.names('components', name, 'containers');
  return [
    ['components', name],
    ...containers.map((container) => ['components', name, 'containers', container]),
  ].flatMap((container) =>
    draft
      .names(...container, 'env')
      .filter((variable) => draft.text(...container, 'env', variable, 'secret') === short)
      .map((variable) => draft.text(...container, 'env', variable, 'key')),
  );
}

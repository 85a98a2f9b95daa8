import { formatPointer } from '../../../blueprint/json-pointer.js';
import type { ComponentContext } from '../resolution.js';

/** Identity in the cluster: the ServiceAccount, rights in the Kubernetes API, and the service mesh. */
export function resolveAccess(context: ComponentContext): void {
  const { draft, name } = context;
  const path = ['components', name];
  const callsApi = draft.has(...path, 'access');
  if (callsApi)
    for (const leaf of ['rules', 'clusterRules'])
      draft.fillWish([...path, 'access'], leaf, [], 'Nothing asks for more rights.');
  draft.fillDefault(
    [...path, 'serviceAccount', 'create'],
    true,
    callsApi ? 'An identity of its own, for the rights it has.' : 'An identity of its own, without rights.',
  );
  draft.fillDefault(
    [...path, 'serviceAccount', 'automountToken'],
    callsApi,
    callsApi
      ? 'The application calls the Kubernetes API.'
      : 'The application does not call the Kubernetes API.',
  );
  if (draft.has(...path, 'mesh')) resolveMesh(context);
}

function resolveMesh({ draft, name, questions }: ComponentContext): void {
  const path = ['components', name, 'mesh'];
  draft.fillDefault([...path, 'inject'], true, 'A mesh is named, so its proxy runs beside the application.');
  if (draft.has(...path, 'kind')) return;
  const pointer = formatPointer(...path, 'kind');
  questions.push({
    id: pointer,
    text: `Which service mesh is ${name} part of?`,
    reason: 'The request speaks of a service mesh but does not say which one.',
    pointer,
    kind: 'choice',
    options: ['istio', 'linkerd'],
    example: 'istio',
  });
}

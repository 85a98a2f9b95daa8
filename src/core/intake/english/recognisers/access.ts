import type { AccessRule } from '../../../blueprint/schema/workload.js';
import type { JsonObject } from '../../../ports/json.js';
import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

/** API groups of the resources people name, and how else they call them: https://kubernetes.io/docs/reference/kubectl/ (2026-11-28) */
const RESOURCES: Readonly<Record<string, readonly [group: string, names: string]>> = {
  pods: ['', 'pods|pod'],
  'pods/log': ['', 'pod logs|pods/log|logs of pods'],
  'pods/exec': ['', 'pods/exec'],
  configmaps: ['', 'configmaps|configmap|config maps|config map'],
  secrets: ['', 'secrets'],
  services: ['', 'services'],
  endpoints: ['', 'endpoints'],
  events: ['', 'events'],
  nodes: ['', 'nodes'],
  namespaces: ['', 'namespaces'],
  persistentvolumeclaims: ['', 'persistentvolumeclaims|pvcs'],
  persistentvolumes: ['', 'persistentvolumes|pvs'],
  serviceaccounts: ['', 'serviceaccounts|service accounts'],
  deployments: ['apps', 'deployments'],
  statefulsets: ['apps', 'statefulsets'],
  daemonsets: ['apps', 'daemonsets'],
  replicasets: ['apps', 'replicasets'],
  jobs: ['batch', 'jobs'],
  cronjobs: ['batch', 'cronjobs'],
  ingresses: ['networking.k8s.io', 'ingresses'],
  networkpolicies: ['networking.k8s.io', 'networkpolicies|network policies'],
  leases: ['coordination.k8s.io', 'leases|leader election leases|leader election'],
  endpointslices: ['discovery.k8s.io', 'endpointslices|endpoint slices'],
  horizontalpodautoscalers: ['autoscaling', 'horizontalpodautoscalers|hpas'],
};
const CLUSTER_WIDE = new Set(['nodes', 'namespaces', 'persistentvolumes']);
const RESOURCE = `(?:${Object.values(RESOURCES)
  .map(([, names]) => names)
  .join('|')
  .split('|')
  .sort((left, right) => right.length - left.length)
  .join('|')})`;
const VERB =
  '(?:get|gets|list|lists|listing|watch|watches|watching|read|reads|reading|create|creates|creating|delete|deletes|deleting|patch|patches|patching|update|updates|updating|write|writes|edit|manage|manages|managing|scale|restart|modify|full access to|access to|access|read access to|write access to)';
const JOIN = '(?: ?,| and| or| &| ?\\/| ,? and)+';
const LIST = `(${VERB}(?:${JOIN} ${VERB})*)(?: (?:the|all|its|our|any|other|existing|own|kubernetes))* (${RESOURCE}(?:${JOIN} (?:the |all )?${RESOURCE})*)`;
const NEED =
  '(?:(?:it|which|that|the app|and|also|service|account) )*(?:needs?(?: (?:to|permissions?|rights?|rbac|access|the right|a role|be able to))*|may|can|must(?: be able to)?|should(?: be able to)?|is allowed to|are allowed to|allowed to|wants to|has to|able to|permissions?(?: (?:to|for))?|rights?(?: (?:to|for))?|rbac(?: (?:to|for|:|=|rules?|permissions?))*|(?:with |a )*(?:cluster ?)?roles?(?: (?:to|for|:|=|that|can|may|allows?))*|access)';
const RULE = new RegExp(
  `${NEED}(?: (?:to|for|:|it|rights|permissions))* ${LIST}(?: (in all namespaces|cluster[ -]?wide|in every namespace|across (?:all )?namespaces|in the (?:same|own|its|release)? ?namespace|in its (?:own )?namespace))?`,
);
const MORE = new RegExp(
  `(?:and|,|;|also|plus)(?: (?:and|to|also|it|needs|can|may))* ${LIST}(?: (in all namespaces|cluster[ -]?wide|in every namespace|across (?:all )?namespaces|in its (?:own )?namespace))?`,
);
const WISH =
  /(?:(?:with|an?|the|and|own|its|create|minimal|least) )*(?:rbac|cluster ?-?roles?|role ?-?bindings?|cluster ?role ?bindings?)(?: (?:rules?|permissions?|for it))?/;

/** Rights in the Kubernetes API: `needs to list pods and watch configmaps`. */
export function recogniseAccess(reader: RequestReader): void {
  const rules = new Map<
    string,
    { readonly match: Match; readonly own: AccessRule[]; readonly cluster: AccessRule[] }
  >();
  const take = (match: Match): void => {
    if (isDeniedAccess(reader, match)) {
      reader.claim(match);
      return;
    }
    reader.claim(match);
    for (const component of reader.components.at(match.span.start)) {
      const known = rules.get(component) ?? { match, own: [], cluster: [] };
      for (const rule of readRules(match)) (rule.isClusterWide ? known.cluster : known.own).push(rule.rule);
      rules.set(component, known);
    }
  };
  reader.each(RULE, take);
  if (rules.size > 0) reader.each(MORE, take);
  for (const [component, { match, own, cluster }] of rules) {
    const path = ['components', component];
    if (own.length > 0) reader.stateAt(match.span, [...path, 'access', 'rules'], own.map(toJson));
    if (cluster.length > 0)
      reader.stateAt(match.span, [...path, 'access', 'clusterRules'], cluster.map(toJson));
    if (!reader.hasStated(...path, 'serviceAccount', 'automountToken'))
      reader.stateAt(match.span, [...path, 'serviceAccount', 'automountToken'], true);
  }
  for (const match of reader.find(WISH)) {
    reader.claim(match);
    if (!reader.isDenied(match) && rules.size === 0)
      reader.note(
        `"${reader.document.slice(match.span)}": nothing says what the application does in the Kubernetes API; say for example "needs to list and watch pods".`,
      );
  }
}

function isDeniedAccess(reader: RequestReader, match: Match): boolean {
  return /(?:not|never|no|doesn't|don't|cannot|can't)$/.test(
    reader.document.normalBetween(match.firstToken - 1, match.firstToken - 1),
  );
}

interface FoundRule {
  readonly rule: AccessRule;
  readonly isClusterWide: boolean;
}

/** One rule per API group, in the order of the words. */
function readRules(match: Match): readonly FoundRule[] {
  const verbs = readVerbs(groupText(match, 1));
  const everywhere = /all|every|wide|across/.test(groupText(match, 3));
  const found = readResources(groupText(match, 2));
  const groups = new Map<string, FoundRule>();
  for (const resource of found) {
    const group = RESOURCES[resource]?.[0] ?? '';
    const isClusterWide = everywhere || CLUSTER_WIDE.has(resource);
    const key = `${group} ${isClusterWide}`;
    const known = groups.get(key);
    if (known === undefined)
      groups.set(key, {
        rule: { apiGroups: [group], resources: [resource], verbs: [...verbs] },
        isClusterWide,
      });
    else known.rule.resources.push(resource);
  }
  return [...groups.values()];
}

function readResources(text: string): readonly string[] {
  const words = text.split(/(?: ?,| and| or| &| ?\/)+ (?:the |all )?/).map((word) => word.trim());
  return words.flatMap((word) => {
    const found = Object.entries(RESOURCES).find(([, [, names]]) => names.split('|').includes(word));
    return found === undefined ? [] : [found[0]];
  });
}

/** `read` is get, list and watch; `manage` everything. */
function readVerbs(text: string): readonly string[] {
  const verbs = new Set<string>();
  for (const verb of text.split(/(?: ?,| and| or| &| ?\/)+ /))
    for (const one of expandVerb(verb)) verbs.add(one);
  return [...verbs];
}

function expandVerb(verb: string): readonly string[] {
  if (/^(?:read|reads|reading|access|access to|read access to)$/.test(verb)) return ['get', 'list', 'watch'];
  if (/^(?:manage|manages|managing|full access to)$/.test(verb))
    return ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];
  if (/^(?:write|writes|edit|modify|write access to)$/.test(verb)) return ['create', 'update', 'patch'];
  if (/^(?:scale|restart)$/.test(verb)) return ['get', 'patch'];
  for (const plain of ['get', 'list', 'watch', 'create', 'delete', 'patch', 'update'])
    if (verb.startsWith(plain.slice(0, -1))) return [plain];
  return [];
}

function toJson({ apiGroups, resources, verbs }: AccessRule): JsonObject {
  return { apiGroups, resources, verbs };
}

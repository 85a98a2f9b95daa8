import { groupText } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

/** One kind of wish this version cannot fulfil. */
interface UnsupportedWish {
  readonly key: string;
  /** Noun phrase for the question: `a CronJob`. */
  readonly title: string;
  readonly pattern: RegExp;
  /** Sentences that hold this are about something else. */
  readonly unless?: RegExp;
}

const DAY =
  '(?:weekday|workday|day|night|morning|evening|noon|midnight|week|month|hour|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|quarter)s?';

/** Wishes that change what the workload is: the user must decide, because another chart would come out. */
const WORKLOAD_WISHES: readonly UnsupportedWish[] = [
  {
    key: 'cronjob',
    title: 'a CronJob (a scheduled task)',
    pattern: new RegExp(
      `(?:a )?(?:cron ?jobs?|cronjobs?|cron(?: schedule| expression)?|scheduled (?:job|task))|(?:every|each|once (?:a|per)) ${DAY}(?: at \\S+)?|every (?:\\d+ )?(?:minutes?|hours?|mins?)|(?:run|runs|running|executed|schedule[ds]?|starts?) (?:nightly|hourly|daily|weekly|monthly)|nightly (?:job|run|task|batch|report|backup|sync|import|export)|\\*\\/\\d+ \\S+ \\S+ \\S+ \\S+|(?:daily|weekly|hourly|monthly|nightly) at \\S+`,
    ),
    unless:
      /(?:^| )(?:scrapes?|scraped|scraping|metrics|probes?|health|heartbeat|poll|polls|reload|interval)(?: |$)/,
  },
  {
    key: 'job',
    title: 'a Job (a task that ends)',
    pattern:
      /(?:one-?off|one-?time|batch|migration|kubernetes|k8s) jobs?|run (?:it )?(?:once|to completion)|(?:pre-?install|pre-?upgrade|post-?install|post-?upgrade) hooks?|(?:database |db )?migrations? (?:job|hook|before|on)/,
  },
  {
    key: 'worker',
    title: 'a worker without a port',
    pattern:
      /(?:(?:a|the|background|queue|celery|python|node|ruby|java|go|rails) )?(?:workers?|sidekiq|celery(?: beat)?|background (?:jobs?|process(?:es)?|tasks?)|queue consumers?|kafka consumers?|consumers?|job processor|resque|horizon|bullmq)|(?:with )?(?:no|without(?: a| any)?) ports?|(?:takes|pulls|reads|consumes|processes) (?:jobs|messages|events|tasks) from/,
    unless: /(?:^| )(?:gunicorn workers|uvicorn workers|worker nodes?|web workers?|worker processes)(?: |$)/,
  },
  {
    key: 'statefulset',
    title: 'a StatefulSet',
    pattern: /(?:a )?(?:statefulsets?|stateful set|stateful)|headless service/,
  },
  {
    key: 'volume',
    title: 'a persistent volume',
    pattern:
      /(?:persistent (?:volume|storage|disk)s?(?: claims?)?|persistence|pvcs?|(?:volume|disk) claims?|(?:\d+(?:gi|gb|ti|mi|g) )(?:persistent )?(?:volume|disk|storage|ssd|pvc)|\d+(?:gi|gb|ti|g) (?:on|of|for) (?:storage|disk|data|the data)(?: class \S+)?|storage ?class(?: \S+)?|(?:data|files|uploads) (?:must )?survives? restarts?|(?:a |\d+\w* )?volume (?:at|mounted|for|on) \S+)/,
  },
  {
    key: 'daemonset',
    title: 'a DaemonSet',
    pattern:
      /(?:a )?(?:daemonsets?|daemon set)|(?:on|to) (?:every|each|all) (?:the )?nodes?|all nodes|(?:1|a|one) (?:pod )?per node agent/,
  },
  {
    key: 'hostpath',
    title: 'a directory of the node (hostPath)',
    pattern:
      /host ?paths?(?: \S+)?|(?:mount|tail|read)s? \/var\/log(?:\S*)?|(?:the )?docker socket|\/var\/run\/docker\.sock/,
  },
  {
    key: 'gpu',
    title: 'GPUs',
    pattern:
      /(?:\d+ )?(?:nvidia |amd |a100 |h100 |t4 |l4 )*(?:gpus?|nvidia)(?: \w+)?|cuda|nvidia\.com\/gpu(?:=\d+)?/,
  },
  {
    key: 'init-container',
    title: 'init containers',
    pattern: /(?:an? |with )*init ?-?containers?(?: \S+:\S+)?|initcontainers?/,
  },
  {
    key: 'sidecar',
    title: 'sidecar containers',
    pattern: /(?:an? |with )*(?:\S+ )?side-?cars?(?: containers?)?/,
    unless: /(?:istio|linkerd|mesh)(?: \w+)? (?:sidecars?|injection)|sidecar injection/,
  },
  {
    key: 'virtual-service',
    title: 'an Istio VirtualService',
    pattern: /(?:an? )?(?:istio )?virtual ?services?|destination ?rules?/,
  },
  {
    key: 'ingressroute',
    title: 'a Traefik IngressRoute',
    pattern: /(?:an? )?(?:traefik )?ingress ?routes?|traefik middlewares?/,
  },
  {
    key: 'grpcroute',
    title: 'a GRPCRoute or TCPRoute',
    pattern: /(?:an? )?(?:grpc|tcp|udp|tls) ?routes?|(?:grpc|tcp|udp|tls)routes?/,
  },
  {
    key: 'keda',
    title: 'scaling by events (KEDA)',
    pattern:
      /keda(?: \w+)?|scaled ?objects?|scale to zero|scale[sd]? (?:on|by) (?:the )?(?:queue|queue length|kafka lag|messages|lag|events|requests per second|rps|custom metrics?)/,
  },
  { key: 'knative', title: 'a Knative Service', pattern: /knative(?: service)?/ },
  {
    key: 'rollout',
    title: 'progressive delivery (Argo Rollouts, Flagger)',
    pattern: /argo rollouts?|canary(?: \w+)?|blue[-/ ]green(?: \w+)?|flagger/,
  },
  {
    key: 'rbac',
    title: 'access rules (Role, ClusterRole)',
    pattern:
      /(?:cluster ?roles?|role ?bindings?|rbac)(?: \w+)?|(?:may|can|needs? to|must|should be able to) (?:list|watch|get|read|create|delete|patch) (?:pods|configmaps|secrets|deployments|nodes|jobs|services|events)/,
  },
];

/** Wishes beside the workload: the chart is right without them, and the user is told. */
const SIDE_WISHES: readonly UnsupportedWish[] = [
  {
    key: 'monitoring',
    title: 'A ServiceMonitor, PodMonitor, alert or dashboard',
    pattern:
      /(?:an? )?(?:service ?monitors?|pod ?monitors?|prometheus ?rules?|grafana(?: dashboards?)?|alerts?|alerting)|(?:prometheus )?(?:metrics(?: on| at)?|scrap(?:e|ed|ing))(?: path \S+)?(?: every \S+(?: seconds?| minutes?)?)?|prometheus/,
  },
  {
    key: 'gitops',
    title: 'An Argo CD Application or Flux object',
    pattern:
      /(?:an? )?argo ?cd(?: application)?|argocd(?: application)?|argo application|flux ?cd|flux (?:kustomization|helmrelease|gitops)|helmrelease|gitops/,
  },
  {
    key: 'vpa',
    title: 'A VerticalPodAutoscaler',
    pattern: /(?:an? )?(?:vpa|vertical ?pod ?autoscal(?:er|ing))/,
  },
  {
    key: 'external-secrets',
    title: 'An ExternalSecret, SealedSecret or Vault integration',
    pattern:
      /(?:an? )?(?:external ?secrets?(?: operator)?|externalsecrets?|sealed ?secrets?|vault(?: agent)?|secret ?store)/,
  },
  {
    key: 'pipeline',
    title: 'A delivery pipeline',
    pattern: /github actions?|gitlab ci|jenkins(?:file)?|ci\/cd(?: pipeline)?|pipeline/,
  },
];

/** Wishes of kinds this version does not make. Those that change the workload become questions; others a note. */
export function recogniseUnsupported(reader: RequestReader): void {
  for (const wish of WORKLOAD_WISHES)
    for (const match of reader.find(wish.pattern)) {
      const { first, last } = reader.document.sentenceAround(match.firstToken);
      if (wish.unless?.test(reader.document.normalBetween(first, last)) === true) continue;
      if (isDeniedWish(reader, match.firstToken) && !/^(?:with )?(?:no|without)/.test(groupText(match, 0))) {
        reader.claim(match);
        continue;
      }
      reader.stateIntent(match, ['unsupported', wish.key], wish.title);
    }
  for (const wish of SIDE_WISHES)
    for (const match of reader.find(wish.pattern)) {
      reader.claim(match);
      if (!isDeniedWish(reader, match.firstToken))
        reader.note(
          `"${reader.document.slice(match.span)}": ${wish.title} is not made by this version; the chart comes without it.`,
        );
    }
}

function isDeniedWish(reader: RequestReader, token: number): boolean {
  return /(?:^| )(?:no|without|not|never|don't need|doesn't need|not a|isn't a|no need for)(?: an?| any)?$/.test(
    reader.document.normalBetween(token - 3, token - 1),
  );
}

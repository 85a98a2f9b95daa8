import { parseDurationSeconds } from '../../../units/duration.js';
import type { Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

const LINK =
  '(?: (?:is|are|of|at|on|:|=|via|under|from|the|to|its|endpoint|path|and|in|served|exposed|available|exposes|by|with))*';
const PORT = '(?:port )?:?(\\d{2,5})';
const NOUN =
  '(?:(?:prometheus|openmetrics|application|app|custom|the|its|our|expose|exposes|serves|with|scrape|scrapes|has|and) )*(?:metrics?|monitoring)(?: (?:endpoint|port|path|endpoints))?';
const METRICS_PORT_PATH = new RegExp(
  `${NOUN}${LINK} ${PORT}(?: ?,)?(?: (?:path|at|on|under|and|with|the|:|=|in))* (\\/[\\w./-]*)`,
);
const METRICS_PATH_PORT = new RegExp(
  `${NOUN}${LINK} (\\/[\\w./-]*)(?: ?,)?(?: (?:on|at|and|port|of|the|:|=|served|exposed))* ${PORT}`,
);
const METRICS_COLON = new RegExp(`${NOUN}${LINK} :?(\\d{2,5})(\\/[\\w./-]+)`);
const METRICS_PORT = new RegExp(`${NOUN}${LINK} ${PORT}`);
const METRICS_PATH = new RegExp(
  `${NOUN}${LINK} (\\/[\\w./-]*)|(?:scrapes?|scraped|scraping|collects?|should scrape)(?: (?:it|them|at|on|from|the|path|metrics|of))* (\\/[\\w./-]+)|(\\/(?:actuator\\/prometheus|q\\/metrics|metrics\\/?|prometheus)) (?:endpoint|(?:is |gets |for |should be |to be )*(?:scraped|prometheus|metrics|monitoring|collected))`,
);
const INTERVAL = new RegExp(
  `(?:(?:and|it|is|are|be|should|must|will|by|prometheus|which|,) )*(?:scrap(?:e|es|ed|ing)|collect(?:ed|s)?|poll(?:ed|s)?|interval|scrape interval|pulled|monitored)(?: (?:by|prometheus|it|metrics|them|interval|is|of|:|=|every|each|at|the|once|with))* (\\d+(?:s|m|min)?)(?: ?(seconds?|secs?|s|minutes?|mins?|m))?|(?:every|each|(?:with )?(?:an? )?interval of) (\\d+(?:s|m|min)?)(?: ?(seconds?|secs?|s|minutes?|mins?))? (?:scrape|interval|scraping)`,
);
const SERVICE_MONITOR =
  /(?:(?:an?|the|with|and|create|via|using|prometheus|add) )*(?:service ?-?monitors?)(?: (?:object|for it|please))?/;
const POD_MONITOR = /(?:(?:an?|the|with|and|create|via|using|prometheus|add) )*(?:pod ?-?monitors?)/;
const SCRAPED =
  /(?:(?:and|it|is|are|be|should|must|will|can|to|gets?|get|please|want|with|an?|the|,|our|metrics|for|via|prometheus) )*(?:(?:scraped|monitored|watched|collected) (?:by|with|from|through) (?:our |the )?prometheus(?: operator)?|prometheus(?: operator)? (?:should |must |will |can )?(?:scrapes?|monitoring|metrics|scraping|operator|collects?|scrape)(?: (?:it|them|metrics|enabled|on|the metrics))*|(?:metrics|monitoring) (?:for|with|in|via|by|through) prometheus|(?:prometheus )?(?:scraping|monitoring)(?: (?:enabled|on|with prometheus))?)/;
const ALERTS =
  /(?:(?:an?|the|with|and|some|basic|default|standard|create|add|send|sends|prometheus|us|raise) )*(?:prometheus ?-?rules?|alert(?:ing)?(?: rules?)?|alerts?|alertmanager rules?)(?: (?:rules?|if|when|on|for|about)(?: (?:the|it|pods?|a|is|are|goes|go|down|crash(?:es|loops?|looping)?|restarts?|fails?|failing|not|ready|errors?|unavailable|high|rate))*)?/;
const DASHBOARD =
  /(?:(?:an?|the|with|and|grafana|create|add|for|in|ready-made|its own|ship) )*(?:dashboards?)(?: (?:for|in|on) grafana)?|grafana/;
const LABELS =
  /(?:(?:with|labels?|labell?ed|the|an?|has|needs|selector|selects|:|and|by|on) )*([\w./-]+=[\w.-]+)/;
/** `a ServiceMonitor every 15s on /metrics, port 9100`: what stands beside the kind. */
const BESIDE_INTERVAL =
  /(?:(?:with|and|an?|scraping|scrapes?|scraped|at|,|the) )*(?:every|interval(?: of| :| =)?) (\d+(?:s|m)?)(?: ?(seconds?|secs?|s|minutes?|mins?|m))?/;
const BESIDE_PATH =
  /(?:(?:with|and|,|the) )*(?:on|at|path|scraping|of)(?: (?:path|the|:|=|endpoint))* (\/[\w./-]+)/;
const BESIDE_PORT = /(?:(?:with|and|,|the|on|at) )*port(?: (?:is|:|=))* (\d{2,5})/;

/** `don't expose metrics`, `no public metrics endpoint`: nothing is made unless somebody asks. */
const DENIED = /(?:public |prometheus )?(?:metrics?|monitoring)(?: (?:endpoints?|ports?|paths?))?/;
const AS_NAMESPACE =
  /(?:^| )(?:namespace|ns)(?: is| :| =| called| named)? monitoring(?: |$)|monitoring namespace$/;

/** Metrics, how Prometheus reads them, alerts and dashboards. */
export function recogniseMonitoring(reader: RequestReader): void {
  for (const match of reader.find(DENIED)) if (reader.isDenied(match)) reader.claim(match);
  reader.each(METRICS_COLON, (match) => {
    stateMetricsPort(reader, match, Number(match.groups[1]));
    statePath(reader, match, reader.written(match, 0).replace(/^.*?(?=\/)/s, ''));
  });
  reader.each(METRICS_PORT_PATH, (match) => {
    stateMetricsPort(reader, match, Number(match.groups[1]));
    statePath(reader, match, reader.written(match, 2));
  });
  reader.each(METRICS_PATH_PORT, (match) => {
    stateMetricsPort(reader, match, Number(match.groups[2]));
    statePath(reader, match, reader.written(match, 1));
  });
  reader.each(METRICS_PORT, (match) => stateMetricsPort(reader, match, Number(match.groups[1])));
  reader.each(METRICS_PATH, (match) =>
    statePath(
      reader,
      match,
      reader.written(match, 1) || reader.written(match, 2) || reader.written(match, 3),
    ),
  );
  reader.each(INTERVAL, (match) => stateInterval(reader, match));
  for (const [pattern, kind] of [
    [SERVICE_MONITOR, 'ServiceMonitor'],
    [POD_MONITOR, 'PodMonitor'],
  ] as const)
    reader.each(pattern, (match) => stateKind(reader, match, kind));
  reader.each(SCRAPED, (match) => stateKind(reader, match, undefined));
  recogniseExtras(reader);
  for (const match of reader.find(/(?:for |by )?(?:our |the )?prometheus/))
    if (isMonitored(reader, match)) reader.claim(match);
}

function recogniseExtras(reader: RequestReader): void {
  reader.each(LABELS, (match) => {
    const before = reader.document.normalBetween(match.firstToken - 4, match.firstToken - 1);
    const [key = '', value = ''] = reader.written(match, 1).split('=');
    if (isMonitored(reader, match) && /(?:monitor|prometheus|scrape\w*)(?: \S+){0,2}$/.test(before))
      reader.stateForComponent(match, ['monitoring', 'labels', key], value);
  });
  for (const [pattern, leaf] of [
    [ALERTS, 'alerts'],
    [DASHBOARD, 'dashboard'],
  ] as const)
    reader.each(pattern, (match) => {
      if (isAboutPods(reader, match, leaf))
        reader.stateForComponent(match, ['monitoring', leaf], !reader.isDenied(match));
    });
}

/** `a dashboard app` and `alerts for the support team` are about the application, not about its pods. */
function isAboutPods(reader: RequestReader, match: Match, leaf: 'alerts' | 'dashboard'): boolean {
  const around = nearby(reader, match);
  if (leaf === 'dashboard') return /grafana/.test(around);
  const after = reader.document.normalBetween(match.lastToken + 1, match.lastToken + 1);
  return (
    /prometheus|monitor|metrics|scrap|grafana|alert(?:s|ing)? (?:if|when|on) /.test(`${around} `) &&
    !/^(?:email|emails|service|api|manager|app)$/.test(after)
  );
}

function nearby(reader: RequestReader, match: Match): string {
  const { first, last } = reader.document.sentenceAround(match.firstToken);
  return reader.document.normalBetween(first, last);
}

function isMonitored(reader: RequestReader, match: Match): boolean {
  return reader.components
    .at(match.span.start)
    .some((component) =>
      reader.facts.some(({ pointer }) => pointer.startsWith(`/components/${component}/monitoring/`)),
    );
}

/** Metrics on the port that serves requests need no port of their own; the resolver finds the main port by number. */
function stateMetricsPort(reader: RequestReader, match: Match, port: number): void {
  if (port < 1 || port > 65_535 || /(?:^| )(?:namespace|ns) monitoring /.test(textWithBefore(reader, match)))
    return;
  reader.claim(match);
  for (const component of reader.components.at(match.span.start)) {
    const isMain = isSameAsMain(reader, component, port);
    if (!isMain) {
      reader.stateAt(match.span, ['components', component, 'ports', 'metrics', 'containerPort'], port);
      reader.stateAt(match.span, ['components', component, 'ports', 'metrics', 'servicePort'], port);
    }
    if (isScraped(reader))
      reader.stateAt(
        match.span,
        ['components', component, 'monitoring', 'port'],
        isMain ? 'http' : 'metrics',
      );
  }
}

function textWithBefore(reader: RequestReader, match: Match): string {
  return reader.document.normalBetween(match.firstToken - 1, match.lastToken);
}

/** `listens on 8080, metrics on 8080/metrics`: one port, named where the request first says it. */
function isSameAsMain(reader: RequestReader, component: string, port: number): boolean {
  const mentions = reader.document.tokens.filter(
    (token) =>
      new RegExp(`(?:^|:)${port}(?:$|/)`).test(token.normal) &&
      reader.components.at(token.start).includes(component),
  );
  return (
    mentions.length > 1 &&
    reader
      .findAll(new RegExp(`(?:on|port|at|listens on|listening on) :?${port}`))
      .some(
        (match) => !/metrics/.test(reader.document.normalBetween(match.firstToken - 3, match.firstToken - 1)),
      )
  );
}

/** Only a wish to be scraped makes objects of the Prometheus Operator; a metrics port alone is a port. */
function isScraped(reader: RequestReader): boolean {
  return /(?:^| )(?:scrap\w*|prometheus(?! (?:metrics|format|endpoint|port))|service ?monitor|pod ?monitor|servicemonitor|podmonitor|grafana|alerts?|every|interval)(?: |$)/.test(
    reader.document.normal,
  );
}

function statePath(reader: RequestReader, match: Match, path: string): void {
  reader.stateForComponent(match, ['monitoring', 'path'], path.replace(/[.,]+$/, ''));
  const [interval] = reader.findWithin(BESIDE_INTERVAL, match.lastToken + 1, match.lastToken + 3);
  if (interval !== undefined) stateInterval(reader, interval);
}

function stateInterval(reader: RequestReader, match: Match): void {
  const [, first = '', unit = '', second = '', other = ''] = match.groups;
  const amount = first || second;
  const word = unit || other;
  const parsed = parseDurationSeconds(
    /^\d+$/.test(amount) ? `${amount}${word.charAt(0) || 's'}` : amount.replace(/min$/, 'm'),
  );
  if (parsed.ok && parsed.value >= 1 && parsed.value <= 86_400)
    reader.stateForComponent(match, ['monitoring', 'intervalSeconds'], parsed.value);
}

/** A wish for Prometheus without a kind: pods without a Service are found one by one. */
function stateKind(reader: RequestReader, match: Match, kind: string | undefined): void {
  if (kind === undefined && isNamespace(reader, match)) return;
  reader.claim(match);
  if (reader.isDenied(match)) return;
  for (const component of reader.components.at(match.span.start)) {
    const path = ['components', component, 'monitoring', 'kind'];
    if (kind !== undefined) {
      reader.stateAt(match.span, path, kind);
      readBeside(reader, match);
    } else if (
      !reader.hasStated(...path) &&
      !reader.facts.some(({ pointer }) => pointer.startsWith(`/components/${component}/monitoring/`))
    )
      reader.stateAt(match.span, ['intent', 'monitoring', component], true);
  }
}

/** `in namespace monitoring` says where something is. */
function isNamespace(reader: RequestReader, match: Match): boolean {
  return AS_NAMESPACE.test(reader.document.normalBetween(match.firstToken - 3, match.lastToken + 1));
}

function readBeside(reader: RequestReader, match: Match): void {
  const { last } = reader.document.sentenceAround(match.lastToken);
  const within = (pattern: RegExp): Match | undefined =>
    reader.findWithin(pattern, match.lastToken + 1, Math.min(last, match.lastToken + 8))[0];
  const interval = within(BESIDE_INTERVAL);
  if (interval !== undefined) stateInterval(reader, interval);
  const path = within(BESIDE_PATH);
  if (path !== undefined) statePath(reader, path, reader.written(path, 1));
  const port = within(BESIDE_PORT);
  if (port !== undefined) stateMetricsPort(reader, port, Number(port.groups[1]));
}

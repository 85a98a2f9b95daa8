import type { Dependency, OPERATORS } from '../blueprint/schema/dependency.js';
import type { JsonObject } from '../ports/json.js';
import type { ComponentRole } from '../blueprint/schema/component.js';
import type { HOOK_EVENTS, WorkloadKind } from '../blueprint/schema/workload.js';

/** A value with where it was taken from: a documentation address and the date of our research, or a sentence about our own choice. */
export interface Sourced<Value> {
  readonly value: Value;
  /** `<address> (<yyyy-mm-dd>)`, or a sentence that says how we chose the number. */
  readonly reference: string;
}

/**
 * How health is asked: by opening a port, by an HTTP path, by the gRPC health protocol, or by a command in the container.
 * `port` names one of the archetype's `ports`; absent: the main one.
 */
export type ProbeTarget =
  | { readonly kind: 'tcp'; readonly port?: string }
  | { readonly kind: 'http'; readonly path: string; readonly port?: string }
  | { readonly kind: 'grpc'; readonly port?: string }
  | { readonly kind: 'command'; readonly command: readonly string[] };

/** Health endpoints of an archetype. */
export interface ArchetypeProbes {
  readonly liveness: ProbeTarget;
  readonly readiness: ProbeTarget;
  /** Absent: asks what liveness asks. */
  readonly startup?: ProbeTarget;
  /** Seconds a check may take; absent: 3. A command that starts a runtime needs more. */
  readonly timeoutSeconds?: number;
  /** Startup attempts, 5 seconds apart: the longest start is five times this. */
  readonly startupAttempts: number;
  /** False when the paths are only a convention, so that the user must be told to check them. */
  readonly builtIn: boolean;
}

/** CPU and memory of the main container, as Kubernetes quantities. */
export interface ArchetypeResources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
}

/** A volume an archetype needs. */
export interface ArchetypeVolume {
  readonly kind: 'claim' | 'emptyDir' | 'memory' | 'hostPath';
  readonly mountPath: string;
  /** Kubernetes quantity; absent only for a `hostPath`. */
  readonly size?: string;
  readonly hostPath?: string;
  readonly readOnly?: boolean;
}

/** One Secret an archetype cannot work without. */
export interface ArchetypeSecret {
  /** Keys by the variable that gets them, each with what it is for. */
  readonly variables: Readonly<Record<string, string>>;
  /** Directory the keys are mounted in as files instead, when the image reads files; `variables` then names the keys. */
  readonly mountPath?: string;
  /** Variables that make it needless: whoever states one of them has another way. */
  readonly unless?: readonly string[];
}

/** How a framework is told where a data store is. */
export interface StoreVariables {
  /** Variable that holds the address. */
  readonly address: string;
  /** What the address is when the store's connection string is not understood; only a Secret that somebody makes has it. */
  readonly form?: string;
  /** Variables that have to be set beside it. */
  readonly also?: Readonly<Record<string, string>>;
}

/** A second server of a framework, for health and metrics, that is there once a variable says on which port. */
export interface ManagementServer {
  /** Names that its port may have, the most telling first. */
  readonly ports: readonly string[];
  /** `{port}` stands for the number of its port. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * A field weaker than the restricted Pod Security Standard that the image forces. `runAsUser` is the exception: the standard
 * allows any id but 0, scanners want ids above 10000, and the reason says why the image keeps lower ones.
 */
export interface ArchetypeDeviation {
  readonly field: 'readOnlyRootFilesystem' | 'hostPath' | 'hostNetwork' | 'runAsUser';
  readonly reason: string;
}

/** A container an archetype needs beside the main one. */
export interface ArchetypeContainer {
  readonly kind: 'init' | 'sidecar';
  /** Place in the order of starting. */
  readonly order: number;
  /** With a fixed tag; absent: the image of the component itself. */
  readonly image?: string;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Volumes of the archetype by name, with the path they have in this container. */
  readonly mounts: Readonly<Record<string, string>>;
  readonly writablePaths: readonly string[];
  readonly resources: ArchetypeResources;
}

/** How the Job of a task ends, and when it runs. */
export interface ArchetypeJob {
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds: number;
  /** Moments of a release it runs at, instead of beside the release. */
  readonly hook?: { readonly events: readonly (typeof HOOK_EVENTS)[number][]; readonly weight: number };
}

/** Starting point for one kind of application: data only, each number with its source. */
export interface Archetype {
  readonly id: string;
  /** Noun phrase for sentences: `a FastAPI service`. */
  readonly title: string;
  /**
   * Frameworks and products that mean this archetype, lower case, tokens separated by one space.
   * The longest phrase found wins.
   */
  readonly words: readonly string[];
  /** Languages and general words that point here only when no framework is named. */
  readonly languages: readonly string[];
  /** Repositories of official images, with a registry other than Docker Hub's, that are this and nothing else; the image then decides, whatever the words say. */
  readonly officialImages?: readonly string[];
  /** Tag of the first official image when nobody names a version: the maker's maintained series. */
  readonly usualTag?: Sourced<string>;
  /** What the user must know about it, one sentence; it follows the component's name. */
  readonly note?: string;
  /** A data store it cannot work without; the note is for those who do not speak of it. */
  readonly needsStore?: { readonly engine: Dependency['engine']; readonly note: string };
  /** @default 'service' */
  readonly role?: ComponentRole;
  /** True for what only hands out files, so that a data store named beside it belongs to another component. */
  readonly onlyFiles?: boolean;
  /** @default 'Deployment' */
  readonly workload?: WorkloadKind;
  /** Pods when nobody says how many. @default 2 for a Deployment, 1 for anything else */
  readonly replicas?: Sourced<number>;
  /** Why it must run as exactly one pod, one sentence; absent: it may run as several. */
  readonly singleton?: string;
  /** The port that requests go to; absent: it listens on nothing. */
  readonly port?: Sourced<number>;
  /**
   * Name of that port, at most 15 characters. Without `port`: the name of the one port that somebody may state.
   * @default 'http'
   */
  readonly portName?: string;
  /** Further ports by name: metrics, management, members of a cluster. */
  readonly ports?: Readonly<Record<string, Sourced<number>>>;
  /**
   * Where Prometheus finds metrics once somebody asks for them; `port` names one of the ports, absent: the main one.
   * `variables` turn them on.
   */
  readonly metrics?: Sourced<{
    readonly path: string;
    readonly port?: string;
    readonly variables?: Readonly<Record<string, string>>;
  }>;
  /** Absent: health and metrics are on the ports above. */
  readonly management?: Sourced<ManagementServer>;
  /** Absent: nothing can be asked; a Job ends by itself. */
  readonly probes?: Sourced<ArchetypeProbes>;
  readonly resources: Sourced<ArchetypeResources>;
  readonly gpu?: Sourced<{ readonly resource: string; readonly count: number }>;
  /** Arguments the image needs, `{name}` stands for the container's name; absent: the image's own. */
  readonly args?: Sourced<readonly string[]>;
  readonly command?: Sourced<readonly string[]>;
  /** How it is usually started, when the line names something of the application's own, so that nobody but its author knows it. */
  readonly commandExample?: Sourced<string>;
  /** Id of the framework whose code brings this process along: its `queue worker` is this and nothing else. */
  readonly processOf?: string;
  /** Volumes by short name. */
  readonly volumes?: Readonly<Record<string, Sourced<ArchetypeVolume>>>;
  /** Secrets by short name. */
  readonly secrets?: Readonly<Record<string, Sourced<ArchetypeSecret>>>;
  /** Variables the framework reads the addresses of data stores from, by engine; absent: the usual ones of the store. */
  readonly storeVariables?: Readonly<Partial<Record<Dependency['engine'], Sourced<StoreVariables>>>>;
  /** Containers beside the main one, by name. */
  readonly containers?: Readonly<Record<string, Sourced<ArchetypeContainer>>>;
  /** Settings of the Job; only for the role `task`. */
  readonly job?: Sourced<ArchetypeJob>;
  /** Why it must reach the internet to work, one sentence; absent: it need not. */
  readonly internet?: string;
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  /** Every taint of a node is accepted: an agent has to run where the trouble is. */
  readonly toleratesEverything?: boolean;
  readonly deviations?: readonly ArchetypeDeviation[];
  readonly user: Sourced<{ readonly uid: number; readonly gid: number }>;
  readonly writablePaths: Sourced<readonly string[]>;
  /** Longest time in seconds between SIGTERM and the end of the process. */
  readonly drainSeconds: Sourced<number>;
  /** Environment variables the framework needs in a container; `{port}` stands for the container port. */
  readonly env: Readonly<Record<string, Sourced<string>>>;
  readonly protocol: 'http' | 'grpc' | 'tcp';
}

/** One connection string or address a component reads for a data store. */
export interface DataStoreKey {
  /** Environment variable, and key of the Secret. */
  readonly name: string;
  /** What it is for, one line. */
  readonly purpose: string;
}

/** How components reach a store that comes with the chart; the fields are those of the Blueprint's `StoreAccess`. */
export interface StoreAccessFacts {
  readonly hostSuffix: string;
  /** Absent: the store asks for no credentials. */
  readonly secretSuffix?: string;
  readonly keys: { readonly url?: string; readonly username?: string; readonly password?: string };
  readonly username?: string;
  readonly database?: string;
  /** Connection string with `{username}`, `{password}`, `{host}`, `{port}` and `{database}`; absent: a key holds it. */
  readonly url?: string;
}

/** An operator for a data store; the fields are those of the Blueprint's `OperatorPlan`. */
export interface OperatorFacts {
  readonly kind: (typeof OPERATORS)[number];
  readonly title: string;
  /** `group/version/Kind` of its custom resource. */
  readonly api: string;
  /** One command that installs it. */
  readonly install: string;
  readonly maxNameLength: number;
  /** `{name}` stands for the name of the cluster. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Image with `{version}` for the version somebody asks for; absent: the operator chooses images itself. */
  readonly image?: string;
  /** Version when nobody asks for one; absent: the operator's own choice. */
  readonly version?: string;
  /** Members when nobody says how many: the fewest that survive the loss of one. */
  readonly instances: number;
  readonly access: StoreAccessFacts;
}

/** A subchart on official images; the fields are those of the Blueprint's `EmbeddedChart`. */
export interface EmbeddedFacts {
  readonly chart: string;
  readonly repository: string;
  readonly version: string;
  readonly values: JsonObject;
  readonly access: StoreAccessFacts;
}

/** A kind of data store or broker that components use. */
export interface DataStore {
  readonly engine: Dependency['engine'];
  readonly title: string;
  /** Words of a request that mean it, lower case; the longest phrase wins. */
  readonly words: readonly string[];
  /** Repository names (last path segment) of its usual images. */
  readonly images: readonly string[];
  readonly port: Sourced<number>;
  /** Short name of the component's Secret; its Kubernetes name is `<component>-<secret>`. */
  readonly secret: string;
  readonly keys: readonly DataStoreKey[];
  /** URL schemes of its connection strings. */
  readonly schemes: readonly string[];
  /** Absent: no operator for it is ready for production. */
  readonly operator?: Sourced<OperatorFacts>;
  /** Absent: no subchart on official images is known to work. */
  readonly embedded?: Sourced<EmbeddedFacts>;
}

/** What the readers and the resolver know about the world. Core defines the form; `src/knowledge` holds the data. */
export interface Knowledge {
  /** Changes whenever any value changes; recorded with every chart. */
  readonly version: string;
  /** Sorted by id; includes every id of `GENERIC_BY_ROLE`. */
  readonly archetypes: readonly Archetype[];
  /** Sorted by engine. */
  readonly dataStores: readonly DataStore[];
}

/** The part of {@link Knowledge} that readers need. */
export type IntakeKnowledge = Pick<Knowledge, 'archetypes' | 'dataStores'>;

/**
 * Ids of the archetypes that say how a role behaves: what is used when nothing but the role is known, and where ports,
 * checks and shutdown come from when the named archetype is of another role (a worker written with Django).
 */
export const GENERIC_BY_ROLE: Readonly<Record<ComponentRole, string>> = {
  service: 'generic-http',
  store: 'generic-http',
  worker: 'generic-worker',
  scheduler: 'generic-scheduler',
  daemon: 'generic-daemon',
  task: 'generic-task',
};

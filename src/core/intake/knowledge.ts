import type { Dependency } from '../blueprint/schema/blueprint.js';

/** A value with where it was taken from: a documentation address and the date of our research, or a sentence about our own choice. */
export interface Sourced<Value> {
  readonly value: Value;
  /** `<address> (<yyyy-mm-dd>)`, or a sentence that says how we chose the number. */
  readonly reference: string;
}

/** How a health endpoint is asked: by opening the port, by an HTTP path, or by the gRPC health protocol. */
export type ProbeTarget =
  { readonly kind: 'tcp' } | { readonly kind: 'http'; readonly path: string } | { readonly kind: 'grpc' };

/** Health endpoints of an archetype. */
export interface ArchetypeProbes {
  readonly liveness: ProbeTarget;
  readonly readiness: ProbeTarget;
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
  /** Repositories of official images that are this and nothing else; the image then decides, whatever the words say. */
  readonly officialImages?: readonly string[];
  /** What the user must know about it, one sentence; it follows the component's name. */
  readonly note?: string;
  readonly port: Sourced<number>;
  readonly probes: Sourced<ArchetypeProbes>;
  readonly resources: Sourced<ArchetypeResources>;
  readonly user: Sourced<{ readonly uid: number; readonly gid: number }>;
  readonly writablePaths: Sourced<readonly string[]>;
  /** Longest time in seconds between SIGTERM and the end of the process. */
  readonly drainSeconds: Sourced<number>;
  /** Environment variables the framework needs in a container; `{port}` stands for the container port. */
  readonly env: Readonly<Record<string, Sourced<string>>>;
  readonly protocol: 'http' | 'grpc';
}

/** One connection string or address a component reads for a data store. */
export interface DataStoreKey {
  /** Environment variable, and key of the Secret. */
  readonly name: string;
  /** What it is for, one line. */
  readonly purpose: string;
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
}

/** What the readers and the resolver know about the world. Core defines the form; `src/knowledge` holds the data. */
export interface Knowledge {
  /** Changes whenever any value changes; recorded with every chart. */
  readonly version: string;
  /** Sorted by id; includes `generic-http`. */
  readonly archetypes: readonly Archetype[];
  /** Sorted by engine. */
  readonly dataStores: readonly DataStore[];
}

/** The part of {@link Knowledge} that readers need. */
export type IntakeKnowledge = Pick<Knowledge, 'archetypes' | 'dataStores'>;

/** Id of the archetype that is used when nothing more is known. */
export const GENERIC_ARCHETYPE = 'generic-http';

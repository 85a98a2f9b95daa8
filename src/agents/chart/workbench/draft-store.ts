import { digestBlueprint } from '../../../core/blueprint/digest-blueprint.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import { AutopilotError } from '../../../core/errors/autopilot-error.js';
import type { ArtifactStore } from '../../../core/ports/artifact-store.js';
import type { BlueprintReference } from '../state.js';
import { ChartDraft, StoredFacts, type ChartDraftValues } from './chart-draft.js';

/** Drafts of one process that are kept in memory; a run has a handful. */
const KEPT_DRAFTS = 8;

/** Stores drafts as artifacts and remembers the newest, so that a run that is not interrupted never reads one back. */
export class DraftStore {
  readonly #artifacts: ArtifactStore;
  readonly #known = new Map<string, ChartDraftValues>();
  /** References of drafts saved before: most nodes leave the draft as it is, and a write costs a database round trip. */
  readonly #saved = new WeakMap<ChartDraftValues, BlueprintReference>();

  constructor(artifacts: ArtifactStore) {
    this.#artifacts = artifacts;
  }

  /** Stores the draft. The same draft gives the same reference. */
  async save(draft: ChartDraftValues): Promise<BlueprintReference> {
    const saved = this.#saved.get(draft);
    if (saved !== undefined) return saved;
    const bytes = new TextEncoder().encode(JSON.stringify(draft));
    const artifact = await this.#artifacts.put(bytes, 'application/json');
    const reference = { digest: digestBlueprint(draft.resolved.blueprint), artifact };
    this.#remember(reference, draft);
    return reference;
  }

  /** @throws AutopilotError `INVARIANT_BROKEN` when the artifact is gone or is no draft. */
  async load(reference: BlueprintReference): Promise<ChartDraftValues> {
    const known = this.#known.get(reference.artifact);
    if (known !== undefined) return known;
    const bytes = await this.#artifacts.get(reference.artifact);
    if (bytes === undefined) throw missingDraft(reference.artifact, undefined);
    const parsed = ChartDraft.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!parsed.success) throw missingDraft(reference.artifact, parsed.error);
    this.#remember(reference, parsed.data);
    return parsed.data;
  }

  /** Stores facts that are not enough for a Blueprint yet. @returns The artifact's digest. */
  saveFacts(facts: readonly Fact[]): Promise<string> {
    return this.#artifacts.put(new TextEncoder().encode(JSON.stringify(facts)), 'application/json');
  }

  /** @throws AutopilotError `INVARIANT_BROKEN` when the artifact is gone or holds no facts. */
  async loadFacts(artifact: string): Promise<readonly Fact[]> {
    const bytes = await this.#artifacts.get(artifact);
    if (bytes === undefined) throw missingDraft(artifact, undefined);
    const parsed = StoredFacts.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!parsed.success) throw missingDraft(artifact, parsed.error);
    return parsed.data;
  }

  #remember(reference: BlueprintReference, draft: ChartDraftValues): void {
    this.#saved.set(draft, reference);
    this.#known.delete(reference.artifact);
    this.#known.set(reference.artifact, draft);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT_DRAFTS && oldest !== undefined) this.#known.delete(oldest);
  }
}

function missingDraft(artifact: string, cause: unknown): AutopilotError {
  return new AutopilotError('INVARIANT_BROKEN', `the draft ${artifact} cannot be read back`, {
    hint: 'Start the run again from its input.',
    cause,
  });
}

import type { RequestReader } from '../request-reader.js';

/** One kind of wish this version cannot fulfil. */
interface UnsupportedWish {
  readonly key: string;
  /** Noun phrase: for a question `a Knative Service`, for a note it opens a sentence. */
  readonly title: string;
  readonly pattern: RegExp;
}

/** Wishes that change what the workload is: the user must decide, because another chart would come out. */
const WORKLOAD_WISHES: readonly UnsupportedWish[] = [
  { key: 'knative', title: 'a Knative Service', pattern: /knative(?: service)?/ },
  {
    key: 'rollout',
    title: 'progressive delivery (Argo Rollouts, Flagger)',
    pattern:
      /argo rollouts?|canary(?: (?!(?:no|none|off|false|disabled|not)(?: |$))\w+)?|blue[-/ ]green(?: (?!(?:no|none|off|false|disabled|not)(?: |$))\w+)?|flagger/,
  },
];

/** Wishes beside the workload: the chart is right without them, and the user is told. */
const SIDE_WISHES: readonly UnsupportedWish[] = [
  {
    key: 'gitops',
    title: 'An Argo CD Application or Flux object',
    pattern:
      /(?:an? )?argo ?cd(?: application)?|argocd(?: application)?|argo application|flux ?cd|flux (?:kustomization|helmrelease|gitops)|helmrelease|gitops/,
  },
  {
    key: 'sealed-secrets',
    title: 'A SealedSecret or Vault injection',
    pattern: /(?:an? )?(?:sealed ?secrets?|vault(?: agent)?(?: (?:injector|injection|annotations))?)/,
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
      if (isDeniedWish(reader, match.firstToken) || reader.isDenied(match)) reader.claim(match);
      else reader.stateIntent(match, ['unsupported', wish.key], wish.title);
    }
  for (const wish of SIDE_WISHES)
    for (const match of reader.find(wish.pattern)) {
      reader.claim(match);
      if (!isDeniedWish(reader, match.firstToken) && !reader.isDenied(match))
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

import type { ImageParts } from '../../units/image-reference.js';

/** `nginx`, `valkey/valkey`, `quay.io/coreos/etcd`: only images of other registries than Docker's are named with theirs. */
export function officialName({ registry, repository }: ImageParts): string {
  return /^(?:|docker\.io)$/.test(registry)
    ? repository.replace(/^library\//, '')
    : `${registry}/${repository}`;
}

import { z } from 'zod';
import { ContainerPathLeaf, DnsLabelLeaf, LineLeaf, QuantityLeaf } from './leaf.js';

/** Access modes of a claim. @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export const ACCESS_MODES = ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany', 'ReadWriteOncePod'] as const;

/**
 * One volume of a component, keyed by a short name, mounted into its main container.
 *
 * `claim`: storage that outlives the pod; a StatefulSet gets one per pod, everything else shares one. `existingClaim`:
 * a claim somebody else made. `emptyDir`: gone with the pod. `memory`: gone with the pod, counts as memory. `hostPath`: a
 * directory of the node, which the restricted Pod Security Standard forbids.
 */
export const Volume = z.strictObject({
  kind: z.enum(['claim', 'existingClaim', 'emptyDir', 'memory', 'hostPath']),
  mountPath: ContainerPathLeaf,
  /** Part of the volume that is mounted; absent: its root. */
  subPath: LineLeaf.min(1).optional(),
  readOnly: z.boolean(),
  /** Size of a `claim`, most that `emptyDir` and `memory` may hold. */
  size: QuantityLeaf.optional(),
  /** StorageClass of a `claim`; absent: the cluster's default. */
  storageClass: DnsLabelLeaf.optional(),
  accessMode: z.enum(ACCESS_MODES).optional(),
  /** Name of the PersistentVolumeClaim of an `existingClaim`. */
  claimName: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/)
    .optional(),
  /** Directory of the node of a `hostPath`. */
  hostPath: ContainerPathLeaf.optional(),
});
export type Volume = z.infer<typeof Volume>;

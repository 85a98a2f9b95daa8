import type { SlotFill } from '../../chart-feature.js';
import { quoteForTemplate } from '../../render-template.js';
import { writeInlineYaml } from '../../write-yaml.js';
import { secretKeyText, secretVariables, type SecretPlan } from './secret-plan.js';

/** Name of the volume with the files of a Secret; `findSecretMountProblems` refuses names too long for one. */
export function secretVolumeName(name: string): string {
  return `secret-${name}`;
}

/** The keys of a Secret as files below its `mountPath`, each called as the Blueprint calls the key; nothing without one. */
export function secretFileFills(secret: SecretPlan, base: string): readonly SlotFill[] {
  const { mountPath } = secret.secret;
  if (mountPath === undefined) return [];
  const variables = {
    ...secretVariables(secret, base),
    volume: writeInlineYaml(secretVolumeName(secret.name)),
    'mount-path': quoteForTemplate(mountPath),
  };
  return [
    { slot: 'volume-mounts', text: 'secrets/file-mount.tpl', variables },
    {
      slot: 'volumes',
      text: 'secrets/file-volume.tpl',
      variables,
      lines: {
        items: secret.keys.map(([key]) => ({
          text: 'secrets/file-item.tpl',
          variables: { key: secretKeyText(secret, base, key), file: quoteForTemplate(key) },
        })),
      },
    },
  ];
}

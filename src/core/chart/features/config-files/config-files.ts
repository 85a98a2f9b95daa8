import type { ChartFeature, SlotFill, UnitTest } from '../../chart-feature.js';
import type { ComponentPlan } from '../../chart-plan.js';
import { quoteForTemplate } from '../../render-template.js';
import type { ValueDefinition } from '../../value-definition.js';
import { listConfigFiles } from './config-file-keys.js';

/** A ConfigMap with the component's files, each mounted at its own path; a change of content rolls the pods. */
export const configFilesFeature: ChartFeature = {
  name: 'config-files',
  forComponent: (component) =>
    listConfigFiles(component).length === 0
      ? {}
      : {
          values: values(component),
          fills: fills(component),
          templates: [{ path: 'configmap.yaml', text: 'config-files/configmap.yaml' }],
          suites: [
            { template: 'configmap.yaml', tests: configMapTests(component) },
            { template: component.workload.file, tests: workloadTests(component) },
          ],
        },
};

function values(component: ComponentPlan): readonly ValueDefinition[] {
  return listConfigFiles(component).map(({ key, path, content }) => ({
    path: ['configFiles', key],
    section: 'Configuration',
    description: `Content of ${path}, taken literally.`,
    schema: { type: 'string' },
    value: content,
  }));
}

function fills(component: ComponentPlan): readonly SlotFill[] {
  return [
    { slot: 'pod-annotations', text: 'config-files/checksum.tpl' },
    ...listConfigFiles(component).map(({ key, path }): SlotFill => ({
      slot: 'volume-mounts',
      text: 'config-files/volume-mount.tpl',
      variables: { key: quoteForTemplate(key), 'mount-path': quoteForTemplate(path) },
    })),
    { slot: 'volumes', text: 'config-files/volume.tpl' },
  ];
}

function configMapTests(component: ComponentPlan): readonly UnitTest[] {
  return [
    {
      it: 'holds every file literally',
      set: listConfigFiles(component).map(({ key }) => ({
        path: ['configFiles', key],
        value: 'literal: "{{ .Release.Name }}" # 1e6\n',
      })),
      asserts: listConfigFiles(component).map(({ key }) => ({
        equal: { path: `data["${key}"]`, value: 'literal: "{{ .Release.Name }}" # 1e6\n' },
      })),
    },
  ];
}

function workloadTests(component: ComponentPlan): readonly UnitTest[] {
  return [
    {
      it: 'mounts every configuration file and rolls when one changes',
      asserts: [
        { exists: { path: `${component.workload.podTemplate}.metadata.annotations["checksum/config"]` } },
        ...listConfigFiles(component).map(({ key, path }) => ({
          contains: {
            path: `${component.workload.container}.volumeMounts`,
            content: { name: 'config', mountPath: path, subPath: key, readOnly: true },
          },
        })),
      ],
    },
  ];
}

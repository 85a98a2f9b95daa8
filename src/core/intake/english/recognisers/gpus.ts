import { groupText, type Match } from '../request-document.js';
import type { RequestReader } from '../request-reader.js';

/**
 * GPU products by how people call them, and the label that NVIDIA's feature discovery puts on their nodes.
 * https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/gpu-sharing.html (2026-11-28)
 */
const PRODUCTS: Readonly<Record<string, string>> = {
  t4: 'Tesla-T4',
  v100: 'Tesla-V100-SXM2-16GB',
  l4: 'NVIDIA-L4',
  l40s: 'NVIDIA-L40S',
  a10: 'NVIDIA-A10',
  a10g: 'NVIDIA-A10G',
  a100: 'NVIDIA-A100-SXM4-80GB',
  h100: 'NVIDIA-H100-80GB-HBM3',
  h200: 'NVIDIA-H200',
};
const PRODUCT = `(?:nvidia[ -])?(?:tesla[ -])?(${Object.keys(PRODUCTS).join('|')})(?:[ -](\\d{2,3})gb?)?`;
const GPU = `(?:gpus?|gpu cards?)`;
const COUNTED = new RegExp(
  `(?:(?:with|on|needs?|requires?|uses?|using|a|an|at least|exactly|limit|requests?|of|and) )*(?:(\\d{1,2})(?:x| x)? )?(?:(nvidia|amd|intel) )?(?:${PRODUCT} )?${GPU}(?: (?:count|limit|:|=|nodes?|each|per pod|per replica))*(?: (\\d{1,2})(?! ?(?:gi|gb|%)))?`,
);
const RESOURCE = /((?:nvidia|amd|gpu\.intel)\.com\/[a-z0-9.-]+)(?: ?[:=] ?| )(\d{1,2})/;
const BARE_PRODUCT = new RegExp(
  `(?:(?:on|with|needs?|an?|of|the|using) )*(?:(\\d{1,2})(?:x| x)? )?${PRODUCT}s?(?: (?:nodes?|cards?|machines?))?`,
);
const CUDA = /(?:an? )?nvidia (?:card|accelerator|device)|cuda(?: device)?/;
const RESOURCES: Readonly<Record<string, string>> = {
  nvidia: 'nvidia.com/gpu',
  amd: 'amd.com/gpu',
  intel: 'gpu.intel.com/xe',
};

/** GPUs: how many, whose, and on which product's nodes. */
export function recogniseGpus(reader: RequestReader): void {
  reader.each(RESOURCE, (match) => stateGpu(reader, match, groupText(match, 1), Number(match.groups[2])));
  for (const match of reader.document.text.matchAll(
    /\b((?:nvidia|amd|gpu\.intel)\.com\/[a-z0-9.-]+)\s*[=:]\s*["']?(\d{1,2})\b/g,
  )) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (reader.isClaimed(reader.document.tokenIndexAt(span.start))) continue;
    reader.claimSpan(span);
    for (const component of reader.components.at(span.start)) {
      reader.stateAt(span, ['components', component, 'resources', 'gpu', 'resource'], match[1] ?? '');
      reader.stateAt(span, ['components', component, 'resources', 'gpu', 'count'], Number(match[2]));
    }
  }
  reader.each(COUNTED, (match) => {
    if (reader.isDenied(match)) {
      reader.claim(match);
      return;
    }
    const [, count = '', maker = '', product = '', memory = '', after = ''] = match.groups;
    stateGpu(reader, match, RESOURCES[maker] ?? 'nvidia.com/gpu', Number(count || after || 1));
    stateProduct(reader, match, product, memory);
  });
  reader.each(BARE_PRODUCT, (match) => {
    const [, count = '', product = '', memory = ''] = match.groups;
    const known = reader.components
      .at(match.span.start)
      .every((component) => reader.hasStated('components', component, 'resources', 'gpu', 'count'));
    const isClear = /(?:nvidia|tesla|\d x |nodes?$|cards?$)|^\d+x? /.test(groupText(match, 0));
    if (!known && !isClear) return;
    if (!known) stateGpu(reader, match, 'nvidia.com/gpu', Number(count || 1));
    stateProduct(reader, match, product, memory);
  });
  for (const match of reader.find(CUDA))
    if (!reader.isDenied(match)) stateGpu(reader, match, 'nvidia.com/gpu', 1);
}

function stateGpu(reader: RequestReader, match: Match, resource: string, count: number): void {
  if (count < 1 || count > 64) return;
  reader.claim(match);
  for (const component of reader.components.at(match.span.start)) {
    if (reader.hasStated('components', component, 'resources', 'gpu', 'count')) continue;
    reader.stateAt(match.span, ['components', component, 'resources', 'gpu', 'resource'], resource);
    reader.stateAt(match.span, ['components', component, 'resources', 'gpu', 'count'], count);
  }
}

function stateProduct(reader: RequestReader, match: Match, product: string, memory: string): void {
  const label = PRODUCTS[product];
  if (label === undefined) return;
  const exact =
    product === 'a100' && memory === '40'
      ? 'NVIDIA-A100-SXM4-40GB'
      : product === 'v100' && memory === '32'
        ? 'Tesla-V100-SXM2-32GB'
        : label;
  reader.stateForComponent(match, ['scheduling', 'nodeSelector', 'nvidia.com/gpu.product'], exact);
}

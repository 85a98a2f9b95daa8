/** A chart of 40 files whose every file names the version, so that a mixture of two versions shows. */
export function createLargeChart(version: string): ReadonlyMap<string, string> {
  const templates = Array.from({ length: 36 }, (_, index): [string, string] => [
    `templates/part-${String(index)}.yaml`,
    `version: ${version}\n`.repeat(200),
  ]);
  return new Map([
    ['.autopilot/blueprint.json', version],
    ['Chart.yaml', `version: ${version}\n`],
    ...templates,
  ]);
}

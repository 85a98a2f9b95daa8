/** What a chart says about itself in its Chart.yaml. */
export interface ChartIdentity {
  readonly name: string;
  readonly version: string;
}

/** Reads name and version out of a chart archive (`.tgz`); undefined when the bytes are no archive of a chart. */
export type ReadChartArchive = (bytes: Uint8Array) => ChartIdentity | undefined;

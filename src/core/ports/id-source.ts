/** Makes opaque identifiers. */
export interface IdSource {
  /**
   * A new identifier that sorts by creation time, for example `run_01jd…`.
   *
   * @param prefix - Short noun put before the underscore: `run`, `review`, `lease`.
   */
  next(prefix: string): string;
}

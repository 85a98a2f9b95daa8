/**
 * True for environments where one replica is a choice, not a mistake: `dev`, `development`, `local`, `test`, `ci`,
 * `preview`, `sandbox`, `e2e` and names that begin with one of them and a dash.
 */
export function isRelaxedCase(name: string): boolean {
  return /^(?:dev|development|local|test|testing|ci|preview|sandbox|e2e)(?:-|$)/.test(name);
}

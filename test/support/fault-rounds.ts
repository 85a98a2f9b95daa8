/**
 * How often a fault is injected: few times in every test run, as often as promised in `npm run test:fault`.
 *
 * @param reduced - Rounds of an ordinary run.
 * @param full - Rounds with `FAULT_ROUNDS=full`.
 */
export function chooseRounds(reduced: number, full: number): number {
  return process.env['FAULT_ROUNDS'] === 'full' ? full : reduced;
}

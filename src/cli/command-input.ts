import { AutopilotError } from '../core/errors/autopilot-error.js';

/** What was typed for one command, after parsing. Option names are camelCase, as commander derives them. */
export class CommandInput {
  readonly #arguments: readonly unknown[];
  readonly #options: Readonly<Record<string, unknown>>;

  constructor(values: readonly unknown[], options: Readonly<Record<string, unknown>>) {
    this.#arguments = values;
    this.#options = options;
  }

  /** The positional argument at this place, counted from 0. */
  argument(index: number): string | undefined {
    const value = this.#arguments[index];
    return typeof value === 'string' ? value : undefined;
  }

  /** @throws AutopilotError `USAGE_INVALID` when it was not given. */
  requiredArgument(index: number, name: string): string {
    const value = this.argument(index);
    if (value === undefined || value === '')
      throw new AutopilotError('USAGE_INVALID', `the argument <${name}> is missing`);
    return value;
  }

  /** All positional arguments, for a variadic one. */
  words(): readonly string[] {
    return this.#arguments.flat().filter((value) => typeof value === 'string');
  }

  text(name: string): string | undefined {
    const value = this.#options[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** Values of a repeatable option, in order; empty when it was not given. */
  list(name: string): readonly string[] {
    const value = this.#options[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  /** True when the switch was given; false when `--no-…` was, or nothing. */
  flag(name: string): boolean {
    return this.#options[name] === true;
  }

  /** True when `--no-<name>` was given. */
  isOff(name: string): boolean {
    return this.#options[name] === false;
  }

  /** @throws AutopilotError `USAGE_INVALID` when the value is not a whole number of at least 1. */
  positiveInteger(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^[1-9]\d{0,8}$/.test(value))
      throw new AutopilotError(
        'USAGE_INVALID',
        `--${name} takes a whole number of at least 1, got "${value}"`,
      );
    return Number(value);
  }
}

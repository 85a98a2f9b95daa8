import { createColors } from 'picocolors';

/** Colours and weights by meaning. All functions return the text unchanged when colour is off. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly caution: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly accent: (text: string) => string;
}

/** When to use colour; `auto` decides by the stream and the environment. */
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;

/** One of {@link COLOR_CHOICES}. */
export type ColorChoice = (typeof COLOR_CHOICES)[number];

/**
 * Decides about colour for one stream. A flag beats the environment; `NO_COLOR` beats `FORCE_COLOR`.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function usesColor(
  choice: ColorChoice,
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (isSet(environment['NO_COLOR'])) return false;
  if (isSet(environment['FORCE_COLOR'])) return environment['FORCE_COLOR'] !== '0';
  return isTerminal && environment['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** Builds the styles for a stream. */
export function createStyle(isEnabled: boolean): Style {
  const colors = createColors(isEnabled);
  return {
    strong: colors.bold,
    faint: colors.dim,
    good: colors.green,
    caution: colors.yellow,
    bad: colors.red,
    accent: colors.cyan,
  };
}

import type { BlueprintProblem } from '../../blueprint/blueprint-problem.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import type { Component } from '../../blueprint/schema/component.js';
import { missingOfTrigger } from '../../blueprint/trigger-requirements.js';
import { sortedEntries } from '../chart-plan.js';

/** Triggers that KEDA cannot read: something it needs is missing, or it cannot log in. */
export function findTriggerProblems(name: string, component: Component): readonly BlueprintProblem[] {
  return [
    ...metadataProblems(name, component),
    ...variableProblems(name, component),
    ...loginProblems(name, component),
  ];
}

function metadataProblems(name: string, { scaling }: Component): readonly BlueprintProblem[] {
  return (scaling.events?.triggers ?? []).flatMap((trigger, index) =>
    missingOfTrigger(trigger).map(({ field, instead, example }) => ({
      pointer: pointerOf(name, index, 'metadata', field),
      message: `the trigger ${trigger.type} of ${name} has no ${field}, without which KEDA cannot read it`,
      hint: `Add ${field}, for example "${example}"${instead.length === 0 ? '' : `, or ${instead.join(', ')}`}.`,
    })),
  );
}

/** KEDA reads what ends with FromEnv from a variable of the container. @see https://keda.sh/docs/latest/concepts/scaling-deployments/ */
function variableProblems(name: string, { scaling, env }: Component): readonly BlueprintProblem[] {
  return (scaling.events?.triggers ?? []).flatMap(({ type, metadata }, index) =>
    sortedEntries(metadata)
      .filter(([field, variable]) => field.endsWith('FromEnv') && !(variable in env))
      .map(([field, variable]) => ({
        pointer: pointerOf(name, index, 'metadata', field),
        message: `the trigger ${type} of ${name} reads ${variable}, a variable that its container does not have`,
        hint: `Add ${variable} to the env of ${name}, or name another variable.`,
      })),
  );
}

function loginProblems(name: string, { scaling, secrets }: Component): readonly BlueprintProblem[] {
  return (scaling.events?.triggers ?? []).flatMap(({ type, authentication }, index) => {
    if (authentication === undefined) return [];
    const pointer = pointerOf(name, index);
    const secret = secrets[authentication.secret];
    if (secret === undefined)
      return [
        {
          pointer: `${pointer}/authentication/secret`,
          message: `the trigger ${type} logs in with the Secret "${authentication.secret}", which ${name} does not have`,
          hint: `Add it to the secrets of ${name}.`,
        },
      ];
    const parameters = sortedEntries(authentication.parameters);
    if (parameters.length === 0)
      return [
        {
          pointer: `${pointer}/authentication/parameters`,
          message: `the trigger ${type} logs in without a parameter`,
          hint: 'Name the parameters of the trigger and the key of the Secret each is read from, or leave authentication out.',
        },
      ];
    return parameters
      .filter(([, key]) => !(key in secret.keys))
      .map(([parameter, key]) => ({
        pointer: `${pointer}/authentication/parameters${formatPointer(parameter)}`,
        message: `the parameter ${parameter} is read from the key "${key}", which the Secret "${authentication.secret}" does not have`,
        hint: `Use one of: ${Object.keys(secret.keys).sort().join(', ')}.`,
      }));
  });
}

function pointerOf(name: string, index: number, ...rest: readonly string[]): string {
  return formatPointer('components', name, 'scaling', 'events', 'triggers', String(index), ...rest);
}

import type { ChartRunInput } from '../../../contract/chart-run.js';
import type { Fact } from '../../../core/blueprint/provenance.js';
import { readEnglish } from '../../../core/intake/english/read-english.js';
import type { Knowledge } from '../../../core/intake/knowledge.js';
import type { Reading } from '../../../core/intake/reading.js';
import { attachReading } from './attach-reading.js';

/**
 * Reads everything a run starts from: the words of the request and the entries of a Blueprint file. Words that name no
 * application are about the one in the file.
 */
export function readInput(input: ChartRunInput, knowledge: Knowledge): Reading {
  const { blueprint } = input;
  const filed = (blueprint?.entries ?? []).map((entry): Fact => ({
    pointer: entry.pointer,
    value: entry.value,
    rank: 'input',
    source: { kind: 'file', path: blueprint?.path ?? '', line: entry.line },
  }));
  if (input.request.trim() === '') return { facts: filed, questions: [], unread: [], notes: [] };
  const reading = attachReading(readEnglish(input.request, knowledge), input.request, filed);
  return { ...reading, facts: [...filed, ...reading.facts] };
}

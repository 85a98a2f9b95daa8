import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeFirst } from './describe-issue.js';

describe('describeIssue', () => {
  it.each([
    [z.int().min(0), -1, 'must be at least 0'],
    [z.int().max(100), 101, 'must be at most 100'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.number().gt(0), 0, 'must be more than 0'],
    [z.string(), 3, 'must be text'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().max(3), 'abcd', 'must have at most 3 characters'],
    [z.boolean(), 'yes', 'must be true or false'],
    [z.enum(['a', 'b']), 'c', 'must be one of a, b'],
    [z.array(z.string()).min(1), [], 'must have at least one entry'],
    [z.string().regex(/^x/), 'y', 'does not have the right form'],
    [z.string().regex(/^x/, 'must begin with x'), 'y', 'must begin with x'],
    [z.strictObject({}), { a: 1 }, 'has unknown fields: a'],
    [z.union([z.int().min(0), z.string()]), -1, 'must be at least 0'],
    [z.union([z.int(), z.boolean()]), 'x', 'must be a number, or must be true or false'],
  ])('says plainly what is wrong with %#', (schema, value, message) => {
    const parsed = schema.safeParse(value);
    expect(parsed.success ? '' : describeFirst(parsed.error, 'nothing')).toBe(message);
  });
});

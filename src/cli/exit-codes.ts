/** What each exit code of the program tells a script. Public API; pinned by exit-codes.test.ts. */
export const EXIT_CODE_MEANINGS: readonly { readonly code: number; readonly meaning: string }[] = [
  { code: 0, meaning: 'done' },
  { code: 1, meaning: 'failed: something on this machine or a service it needs' },
  { code: 2, meaning: 'usage: the command, an argument or an input is wrong' },
  {
    code: 3,
    meaning:
      'waiting: questions[] or reviews[] are open, or error says what a person has to settle; nextActions[] says how to go on',
  },
  { code: 4, meaning: 'credentials are missing or wrong' },
  { code: 5, meaning: 'a gate failed: checks found what the mode or --fail-on does not let pass' },
  { code: 6, meaning: 'refused: a reviewer, a policy or the state of the target said no' },
  { code: 7, meaning: 'a round, step or time budget was used up' },
  { code: 69, meaning: 'unreachable: the database, or the owner of the data directory, does not answer' },
  { code: 70, meaning: 'internal error: this is our bug' },
  { code: 124, meaning: 'waiting took longer than the limit that was given' },
  { code: 130, meaning: 'interrupted (Ctrl-C): the run is parked and can be resumed' },
  { code: 143, meaning: 'terminated (SIGTERM): the run is parked and can be resumed' },
];

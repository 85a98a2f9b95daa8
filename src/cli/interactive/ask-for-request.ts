import type { CommandContext } from '../command-context.js';
import { createPrompter } from './prompter.js';

/** Asks what to deploy. The run itself asks for whatever the answer leaves open. */
export async function askForRequest(context: CommandContext): Promise<string> {
  const prompter = await createPrompter(context);
  prompter.show(
    'Say what you want to run; image, port, replicas, databases and host names help. Ctrl-C leaves.',
  );
  return prompter.text('What should the chart deploy?', {
    placeholder: 'A FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, needs Postgres',
  });
}

import { resolve } from 'node:path';
import { ReliabilityClient } from '../ReliabilityClient';
import { loadCorpus } from './loadCorpus';
import { readCorpus } from './readCorpus';

/*
 * `npm run demo:corpus`: brings a folder of real postmortems and incidents into the
 * running portal. Documents become drafts of whoever the token stands for.
 *
 *   RELIABILITY_CORPUS      the folder (../shared/data)
 *   AFTERWORD_BACKEND_PORT  port of the portal's back end (7007)
 *   RELIABILITY_TOKEN       a user's token; else the demo's guest, the service owner
 */

/** Something that the person at the terminal can mend. */
class CannotLoad extends Error {}

// The launcher runs this in the root of the repository.
const folder = resolve(process.env.RELIABILITY_CORPUS || '../shared/data');
const backend = `http://localhost:${
  process.env.AFTERWORD_BACKEND_PORT || '7007'
}`;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function signIn(): Promise<string> {
  if (process.env.RELIABILITY_TOKEN) return process.env.RELIABILITY_TOKEN;
  let response: Response;
  try {
    response = await fetch(`${backend}/api/auth/guest/refresh`, {
      method: 'POST',
    });
  } catch {
    throw new CannotLoad(
      `The portal does not answer at ${backend}; start it with npm start, or name its port in AFTERWORD_BACKEND_PORT.`,
    );
  }
  if (!response.ok) {
    throw new CannotLoad(
      `The portal at ${backend} lets no guest in (${response.status}); name a user's token in RELIABILITY_TOKEN.`,
    );
  }
  const session = (await response.json()) as {
    readonly backstageIdentity: { readonly token: string };
  };
  return session.backstageIdentity.token;
}

async function main() {
  const corpus = readCorpus(folder);
  if (!corpus) {
    throw new CannotLoad(
      `There is nothing to load in ${folder}: it has neither incidents/*.jsonl nor postmortems/<collection>/*.md. Name another folder in RELIABILITY_CORPUS.`,
    );
  }
  const token = await signIn();
  const client = new ReliabilityClient({
    baseUrl: async () => `${backend}/api/reliability`,
    token: async () => token,
  });
  const { documents, incidents, problems } = await loadCorpus(
    corpus,
    client,
    say,
  );
  say(
    `${documents} documents are drafts and ${incidents} incidents are in; ${problems} were not taken in.`,
  );
  process.exitCode = problems === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  const isExpected = error instanceof CannotLoad;
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(isExpected ? `${text}\n` : `It went wrong: ${text}\n`);
  process.exitCode = 1;
});

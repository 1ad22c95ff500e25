import {
  PostmortemSectionId,
  postmortemsContract,
  postmortemSection,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityApi,
  ReliabilityError,
} from '@afterword/plugin-reliability-react';
import { currentPostmortem } from '../page/currentPostmortem';
import { failureText } from '../../editing/failureText';
import type { SaveAnswer, TheirText } from './SectionWriter';

/** Saves one section and says how it went; never throws. */
export async function sendSection(
  api: ReliabilityApi,
  key: string,
  section: PostmortemSectionId,
  text: string,
  version: number,
): Promise<SaveAnswer> {
  try {
    const saved = await api.call(
      postmortemsContract.writePostmortemSection,
      { params: { key, section }, body: { text } },
      { version },
    );
    const stored = saved.sections.find(one => one.id === section);
    return {
      kind: 'saved',
      version: stored?.version ?? version + 1,
      postmortemVersion: saved.version,
    };
  } catch (error) {
    if (error instanceof ReliabilityError && error.isStale) {
      const theirs = await theirText(api, key, section, error);
      if (theirs) return { kind: 'overtaken', theirs };
    }
    return {
      kind: 'failed',
      problem: failureText(error),
      worthRetrying: !isRefusal(error),
      isGone: error instanceof ReliabilityError && error.isNotThere,
    };
  }
}

/** What is stored now: it came with the refusal, or is read anew. */
async function theirText(
  api: ReliabilityApi,
  key: string,
  section: PostmortemSectionId,
  error: ReliabilityError,
): Promise<TheirText | undefined> {
  const alone = postmortemSection.safeParse(error.current);
  if (alone.success) return alone.data;
  const sent = currentPostmortem(error);
  if (sent) return sent.sections.find(one => one.id === section);
  try {
    const read = await api.call(postmortemsContract.getPostmortem, {
      params: { key },
    });
    return read.sections.find(one => one.id === section);
  } catch {
    return undefined;
  }
}

/** The same text would be refused again. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof ReliabilityError &&
    [400, 403, 404, 409, 413].includes(error.status)
  );
}

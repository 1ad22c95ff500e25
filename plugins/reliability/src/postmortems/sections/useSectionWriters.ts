import { useEffect, useState, useSyncExternalStore } from 'react';
import type {
  Postmortem,
  PostmortemSectionId,
} from '@afterword/plugin-reliability-common';
import { reliabilityApiRef } from '@afterword/plugin-reliability-react';
import { useApi } from '@backstage/frontend-plugin-api';
import { sendSection } from './sendSection';
import { SectionWriters, WritersSummary } from './SectionWriters';
import type { WriterState } from './SectionWriter';

/**
 * The writers of a postmortem's sections, for as long as its page is open.
 *
 * @param onSaved - called after each save: what depends on the text may have changed
 */
export function useSectionWriters(
  postmortem: Postmortem,
  reader: string,
  onSaved: () => void,
): SectionWriters {
  const api = useApi(reliabilityApiRef);
  const [writers] = useState(
    () =>
      new SectionWriters(
        reader,
        postmortem.key,
        postmortem.sections,
        async (section, text, version) => {
          const answer = await sendSection(
            api,
            postmortem.key,
            section,
            text,
            version,
          );
          if (answer.kind === 'saved') onSaved();
          return answer;
        },
      ),
  );
  useEffect(() => {
    writers.receive(postmortem.sections);
  }, [writers, postmortem.sections]);
  // Leaving the page is a pause as well.
  useEffect(() => () => writers.leave(), [writers]);
  return writers;
}

/** One section's text and how it stands. */
export function useWriterState(
  writers: SectionWriters,
  section: PostmortemSectionId,
): WriterState {
  const writer = writers.of(section);
  return useSyncExternalStore(writer.subscribe, writer.state);
}

/** What all sections together amount to. */
export function useWritersSummary(writers: SectionWriters): WritersSummary {
  return useSyncExternalStore(writers.subscribe, writers.summary);
}

import type { AgendaTopic } from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';

/** What a topic is called. */
export function useTopicName(): (
  topic: Pick<AgendaTopic, 'kind' | 'title'>,
) => string {
  const { t } = useWords();
  return ({ kind, title }) =>
    kind === 'added' ? title ?? '' : t(`reviews.topic.${kind}`);
}

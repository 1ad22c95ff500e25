import {
  KeyedLearning,
  LearningInput,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { usePartWrites } from '../parts/usePartWrites';

/** What a learning says, without what the server adds to it. */
export function learningInputOf({
  id,
  key,
  version,
  ...input
}: KeyedLearning): LearningInput {
  return input;
}

/** Changes of the learnings. */
export function useLearningWrites() {
  const { t } = useWords();
  return usePartWrites({
    partsOf: ({ learnings }) => learnings,
    inputOf: learningInputOf,
    adding: useReliabilityWrite(postmortemsContract.addLearning),
    changing: useReliabilityWrite(postmortemsContract.updateLearning),
    removing: useReliabilityWrite(postmortemsContract.removeLearning),
    words: {
      added: t('postmortems.learnings.added'),
      changed: t('postmortems.learnings.changed'),
      removed: t('postmortems.learnings.removed'),
    },
  });
}

import {
  Factor,
  FactorInput,
  mayBeSure,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { usePartWrites } from '../parts/usePartWrites';

/** What a factor says, without what the server adds to it. */
function factorInputOf({
  text,
  layer,
  confidence,
  evidence,
}: Factor): FactorInput {
  return {
    text,
    layer,
    // One that was imported may claim more than can be written here; taking it out can be undone all the same.
    confidence: mayBeSure(confidence, evidence.length) ? confidence : 'likely',
    evidence: evidence.map(({ type, title, url, excerpt, at }) => ({
      type,
      title,
      url,
      excerpt,
      at,
    })),
  };
}

/** Changes of the contributing factors. */
export function useFactorWrites() {
  const { t } = useWords();
  return usePartWrites({
    partsOf: ({ factors }) => factors,
    inputOf: factorInputOf,
    adding: useReliabilityWrite(postmortemsContract.addFactor),
    changing: useReliabilityWrite(postmortemsContract.updateFactor),
    removing: useReliabilityWrite(postmortemsContract.removeFactor),
    words: {
      added: t('postmortems.factors.added'),
      changed: t('postmortems.factors.changed'),
      removed: t('postmortems.factors.removed'),
    },
  });
}

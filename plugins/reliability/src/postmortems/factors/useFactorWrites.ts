import {
  Factor,
  FactorInput,
  mayBeSure,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';

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

/** Changes of the contributing factors; each says what it did and can be undone. */
export function useFactorWrites() {
  const { t } = useWords();
  const { postmortem, notify } = usePostmortem();
  const { key } = postmortem;
  const adding = useReliabilityWrite(postmortemsContract.addFactor);
  const changing = useReliabilityWrite(postmortemsContract.updateFactor);
  const removing = useReliabilityWrite(postmortemsContract.removeFactor);

  const put = (body: FactorInput) =>
    adding.mutateAsync({
      params: { key },
      body,
      idempotencyKey: newIdempotencyKey(),
    });
  const take = ({ id, version }: Factor) =>
    removing.mutateAsync({ params: { key, id }, version });

  return {
    isPending: adding.isPending || changing.isPending || removing.isPending,
    async add(body: FactorInput) {
      const known = new Set(postmortem.factors.map(({ id }) => id));
      const after = await put(body);
      const added = after.factors.find(({ id }) => !known.has(id));
      notify({
        text: t('postmortems.factors.added'),
        undo: added && (() => take(added)),
      });
    },
    async change(before: Factor, body: FactorInput, version: number) {
      const params = { key, id: before.id };
      const after = await changing.mutateAsync({ params, body, version });
      const changed = after.factors.find(({ id }) => id === before.id);
      notify({
        text: t('postmortems.factors.changed'),
        undo:
          changed &&
          (() =>
            changing.mutateAsync({
              params,
              body: factorInputOf(before),
              version: changed.version,
            })),
      });
    },
    async remove(factor: Factor) {
      await take(factor);
      notify({
        text: t('postmortems.factors.removed'),
        undo: () => put(factorInputOf(factor)),
        takesFocus: true,
      });
    },
  };
}

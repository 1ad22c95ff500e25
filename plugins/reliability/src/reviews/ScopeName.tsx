import { ORGANISATION } from '@afterword/plugin-reliability-common';
import { EntityNames } from '../listing/EntityNames';
import { useWords } from '../words';

/** What a review is about. */
export function ScopeName({
  scope,
  known,
}: {
  readonly scope: string;
  readonly known: boolean;
}) {
  const { t } = useWords();
  return scope === ORGANISATION ? (
    <>{t('reviews.organisation')}</>
  ) : (
    <EntityNames entities={[{ ref: scope, known }]} limit={1} />
  );
}

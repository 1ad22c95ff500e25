import {
  charterContract,
  charterDifferences,
  CharterVersion,
} from '@afterword/plugin-reliability-common';
import {
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { FailureNotice } from '../../listing/FailureNotice';
import { TextPair } from '../../postmortems/sections/TextPair';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import styles from './charter.module.css';

/** What differs between an earlier version of the charter and the one that stands. */
export function CharterComparison({
  version,
  charter,
  onClose,
}: {
  readonly version: number;
  readonly charter: CharterVersion;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    charterContract.getCharterVersion,
    { params: { version } },
  );
  const body = () => {
    if (data) return <Differences before={data} after={charter} />;
    return error ? (
      <FailureNotice error={error} onRetry={() => refetch()} />
    ) : (
      <SkeletonText lines={6} />
    );
  };
  return (
    <Dialog isOpen width={960} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('processes.charter.since.title', { version })}
      </DialogHeader>
      <DialogBody className={column.column}>{body()}</DialogBody>
      <DialogFooter>
        <Button autoFocus variant="secondary" onPress={onClose}>
          {t('processes.charter.since.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function Differences({
  before,
  after,
}: {
  readonly before: CharterVersion;
  readonly after: CharterVersion;
}) {
  const { t } = useWords();
  const { sponsor, text, added, removed, reworded } = charterDifferences(
    before,
    after,
  );
  const terms = [
    ...added.map(({ term, meaning }) => ({ term, before: '', after: meaning })),
    ...reworded,
    ...removed.map(({ term, meaning }) => ({
      term,
      before: meaning,
      after: '',
    })),
  ];
  const pairs = [
    ...(sponsor
      ? [
          {
            name: t('processes.charter.edit.sponsor'),
            before: before.sponsor,
            after: after.sponsor,
          },
        ]
      : []),
    ...(text
      ? [
          {
            name: t('processes.charter.edit.text'),
            before: before.text,
            after: after.text,
          },
        ]
      : []),
    ...terms.map(each => ({
      name: t('processes.charter.since.term', { term: each.term }),
      before: each.before,
      after: each.after,
    })),
  ];
  if (pairs.length === 0) return <p>{t('processes.charter.since.nothing')}</p>;
  return (
    <>
      {pairs.map(pair => (
        <section key={pair.name} aria-label={pair.name}>
          <h3 className={styles.compared}>{pair.name}</h3>
          <TextPair
            sides={[
              { label: t('processes.charter.since.then'), text: pair.before },
              { label: t('processes.charter.since.now'), text: pair.after },
            ]}
          />
        </section>
      ))}
    </>
  );
}

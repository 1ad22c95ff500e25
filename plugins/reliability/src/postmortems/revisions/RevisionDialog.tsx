import {
  PostmortemRevision,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import {
  HiddenText,
  RelativeTime,
  ReliabilityError,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { AuthorName } from '../../people/AuthorName';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import styles from './RevisionDialog.module.css';
import { RevisionDifferences } from './RevisionDifferences';
import { useRevisionWords } from './useRevisionWords';

/** A revision to look at, before it is brought back or instead. */
export function RevisionDialog({
  number,
  onRestore,
  onClose,
}: {
  readonly number: number;
  /** Missing where there is nothing to bring back, or nobody to do it. */
  readonly onRestore: ((revision: PostmortemRevision) => void) | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const sayChanges = useRevisionWords();
  const { data, error } = useReliabilityQuery(
    postmortemsContract.getPostmortemRevision,
    { params: { key: postmortem.key, number } },
  );

  const body = () => {
    if (data) {
      return (
        <>
          <p>
            <b>{sayChanges(data)}</b>
            {' · '}
            <AuthorName by={data.by} />
            {' · '}
            <RelativeTime at={data.at} />
          </p>
          <RevisionDifferences revision={data} />
        </>
      );
    }
    if (!error) {
      return (
        <>
          <HiddenText>{t('postmortems.history.look.loading')}</HiddenText>
          <SkeletonText lines={6} />
        </>
      );
    }
    const isMissing =
      error instanceof ReliabilityError && [400, 404].includes(error.status);
    return (
      <p role="alert">
        {isMissing
          ? t('postmortems.history.look.missing')
          : t('postmortems.history.look.failed')}
      </p>
    );
  };

  return (
    <Dialog isOpen width={960} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('postmortems.history.look.title', { n: number })}
      </DialogHeader>
      <DialogBody className={styles.body}>{body()}</DialogBody>
      <DialogFooter>
        <Button autoFocus variant="secondary" onPress={onClose}>
          {t('postmortems.history.look.close')}
        </Button>
        {data && onRestore && (
          <Button variant="primary" onPress={() => onRestore(data)}>
            {t('postmortems.history.restore')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}

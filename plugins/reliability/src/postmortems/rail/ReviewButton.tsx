import {
  Postmortem,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { writeOver } from '../../editing/writeOver';
import { useWords } from '../../words';
import { currentPostmortem } from '../page/currentPostmortem';
import { usePostmortem } from '../page/PostmortemContext';
import styles from './GatesPanel.module.css';

/** Records that the reader, who was asked to, has reviewed what is on the page. */
export function ReviewButton() {
  const { t } = useWords();
  const { postmortem, writers, notify } = usePostmortem();
  const write = useReliabilityWrite(postmortemsContract.reviewPostmortem);
  const review = async () => {
    try {
      await writeOver(
        writers.newest(postmortem),
        version =>
          write.mutateAsync({ params: { key: postmortem.key }, version }),
        currentPostmortem,
        // Whoever writes in the meantime writes something that was not reviewed.
        current => documentOf(current) === documentOf(postmortem),
      );
      notify({ text: t('postmortems.gates.reviewed') });
    } catch (failure) {
      notify({
        text: t('editing.failed', { problem: failureText(failure) }),
        isFailure: true,
      });
    }
  };
  return (
    <Button
      variant="tertiary"
      className={styles.below}
      isDisabled={write.isPending}
      onPress={review}
    >
      {t('postmortems.gates.review')}
    </Button>
  );
}

function documentOf({ sections, timeline, factors }: Postmortem): string {
  return JSON.stringify([sections, timeline, factors]);
}

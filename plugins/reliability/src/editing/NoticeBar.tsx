import { useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import { useWords } from '../words';
import type { Notice, Notify } from './useNotice';
import styles from './NoticeBar.module.css';
import { useFocusOnMount } from './useFocusOnMount';
import { useNoticeEnd } from './useNoticeEnd';

/**
 * Says what has just happened and offers to undo it. What can be undone stays until it is closed or something newer happens: whoever
 * reads slowly can undo as well. See {@link useNoticeEnd}.
 */
export function NoticeBar({
  notice,
  notify,
  dismiss,
}: {
  readonly notice: (Notice & { readonly number: number }) | undefined;
  readonly notify: Notify;
  readonly dismiss: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const { end, hold } = useNoticeEnd(place, notice, dismiss);
  return (
    <div ref={place} className={styles.place} {...hold}>
      <div role="status">
        {notice && <p className={styles.words}>{notice.text}</p>}
      </div>
      {notice && (
        <NoticeActions
          key={notice.number}
          notice={notice}
          notify={notify}
          dismiss={end}
        />
      )}
    </div>
  );
}

function NoticeActions({
  notice,
  notify,
  dismiss,
}: {
  readonly notice: Notice;
  readonly notify: Notify;
  readonly dismiss: () => void;
}) {
  const { t } = useWords();
  const [isUndoing, setUndoing] = useState(false);
  const undoButton = useRef<HTMLButtonElement>(null);
  const { undo, wayOn, takesFocus } = notice;

  useFocusOnMount(undoButton, takesFocus ?? false);

  const takeBack = async () => {
    if (!undo) return;
    setUndoing(true);
    try {
      await undo();
      notify({ text: t('editing.notice.undone') });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      notify({
        text: t('editing.notice.undoFailed', { problem }),
        isFailure: true,
      });
    }
  };

  return (
    <>
      {undo && (
        <Button
          ref={undoButton}
          variant="secondary"
          isPending={isUndoing}
          onPress={takeBack}
        >
          {t('editing.notice.undo')}
        </Button>
      )}
      {wayOn && (
        <Button
          variant="secondary"
          onPress={() => {
            dismiss();
            wayOn.go();
          }}
        >
          {wayOn.label}
        </Button>
      )}
      <Button variant="tertiary" onPress={dismiss}>
        {t('editing.notice.dismiss')}
      </Button>
    </>
  );
}

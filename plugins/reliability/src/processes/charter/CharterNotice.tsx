import { ReactNode, useRef } from 'react';
import { Charter, isCharterDue } from '@afterword/plugin-reliability-common';
import { Button } from '@backstage/ui';
import { useFocusOnMount } from '../../editing/useFocusOnMount';
import { useWords } from '../../words';
import styles from './charter.module.css';
import { useAcknowledging } from './useAcknowledging';

/** What the reader has to do with the charter, with the button for it; nothing where there is nothing to do, and nothing was done. */
export function CharterNotice({
  charter,
  isBrief = false,
  children,
}: {
  readonly charter: Charter;
  /** It stands above something else: in a narrow window it leaves the button to the charter itself, and takes little room. */
  readonly isBrief?: boolean;
  /** Says why. */
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const { isDone, isPending, problem, acknowledge } = useAcknowledging(charter);
  if (isDone) return <Thanks />;
  if (!isCharterDue(charter.standing)) return null;
  return (
    <section
      className={styles.notice}
      data-brief={isBrief || undefined}
      aria-label={t('processes.charter.line.label')}
    >
      <div>
        <p>{children}</p>
        {problem && <p role="alert">{problem}</p>}
      </div>
      <Button variant="secondary" isPending={isPending} onPress={acknowledge}>
        {t('processes.charter.acknowledge')}
      </Button>
    </section>
  );
}

/** The button that was pressed is gone: the keyboard stands here. */
function Thanks() {
  const { t } = useWords();
  const words = useRef<HTMLParagraphElement>(null);
  useFocusOnMount(words);
  return (
    <p ref={words} tabIndex={-1} role="status" className={styles.thanks}>
      {t('processes.charter.acknowledged')}
    </p>
  );
}

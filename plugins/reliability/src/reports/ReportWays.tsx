import { Button } from '@backstage/ui';
import { saveFile } from '@afterword/plugin-reliability-react';
import { useToast } from '../shell/useToast';
import { useWords } from '../words';
import styles from './ReportPage.module.css';

/** Ways to pass a report on: copied or saved as Markdown, or on paper. */
export function ReportWays({
  markdown,
  fileName,
  isDisabled,
  note,
}: {
  /** Writes it in the words of the page. */
  readonly markdown: () => string;
  /** With its ending. */
  readonly fileName: string;
  /** Another one is asked for, and this one still shown. */
  readonly isDisabled: boolean;
  /** What is to be thought of before it is passed on. */
  readonly note: string;
}) {
  const { t } = useWords();
  const say = useToast();
  const copy = async () => {
    try {
      // Without a secure address there is no clipboard at all.
      await window.navigator.clipboard.writeText(markdown());
      say({ title: t('reports.copied'), status: 'success' });
    } catch {
      say({ title: t('reports.copyFailed'), status: 'danger' });
    }
  };
  const download = () =>
    saveFile(
      new Blob([markdown()], {
        type: 'text/markdown;charset=utf-8',
      }),
      fileName,
    );
  return (
    <>
      <div role="group" aria-label={t('reports.ways')} className={styles.group}>
        <Button variant="primary" isDisabled={isDisabled} onPress={copy}>
          {t('reports.copy')}
        </Button>
        <Button variant="secondary" isDisabled={isDisabled} onPress={download}>
          {t('reports.download')}
        </Button>
        <Button
          variant="secondary"
          isDisabled={isDisabled}
          onPress={() => window.print()}
        >
          {t('reports.print')}
        </Button>
      </div>
      <p className={styles.note}>{note}</p>
    </>
  );
}

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  Report,
  reportMarkdown,
  ReportWords,
} from '@afterword/plugin-reliability-common';
import { saveFile } from '@afterword/plugin-reliability-react';
import { incidentsOf } from '../overview/counts/incidentsOf';
import { incidentsRouteRef } from '../routes';
import { useToast } from '../shell/useToast';
import { useWords } from '../words';
import styles from './ReportPage.module.css';

/** Ways to pass a report on: copied or saved as Markdown, in the words of the page, or on paper. */
export function ReportWays({
  report,
  words,
  isDisabled,
}: {
  readonly report: Report;
  readonly words: ReportWords;
  /** Another one is asked for, and this one still shown. */
  readonly isDisabled: boolean;
}) {
  const { t } = useWords();
  const say = useToast();
  const list = useRouteRef(incidentsRouteRef)?.();
  const markdown = () =>
    reportMarkdown(report, words, {
      allIncidents:
        list &&
        new URL(
          incidentsOf(list, report, { counted: 'true' }),
          window.location.origin,
        ).href,
    });
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
      'report.md',
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
      <p className={styles.note}>{t('reports.passingOn')}</p>
    </>
  );
}

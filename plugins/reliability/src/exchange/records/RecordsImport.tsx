import { Button } from '@backstage/ui';
import {
  ProgressLine,
  saveFile,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { LineProblems } from './LineProblems';
import { NewRecords } from './NewRecords';
import styles from './RecordsImport.module.css';
import { RunCounts } from './RunCounts';
import { StatusPageFields } from './StatusPageFields';
import { RecordRun, useRecordImport } from './useRecordImport';
import { useStatusPage } from './useStatusPage';

/** A file of records: tried first, then imported, with what became of each line. */
export function RecordsImport({
  file,
  onRemove,
}: {
  readonly file: File;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const { mapping, setMapping } = useStatusPage(file);
  const { run, start, cancel, report } = useRecordImport(file, mapping);
  const isRunning = run?.phase === 'running';
  const isNamed =
    !mapping || (mapping.source.trim() && mapping.namespace.trim());
  const isImported = run && !run.isTrial && run.phase === 'done';
  const save = (kind: 'csv' | 'ndjson') => {
    const content = report()?.[kind];
    if (content) saveFile(content, `${file.name}.report.${kind}`);
  };
  return (
    <SectionCard
      title={t('exchange.import.records.title', { name: file.name })}
      lead={`${t('exchange.import.records.why')} ${t(
        'exchange.import.records.again',
      )}`}
    >
      <div className={styles.body}>
        {mapping && (
          <StatusPageFields
            mapping={mapping}
            isDisabled={isRunning}
            onChange={setMapping}
          />
        )}
        <div className={styles.buttons}>
          {isRunning ? (
            <Button variant="secondary" onPress={cancel}>
              {t('exchange.import.records.cancel')}
            </Button>
          ) : (
            <>
              <Button
                variant={run ? 'secondary' : 'primary'}
                isDisabled={!isNamed}
                onPress={() => start(true)}
              >
                {t('exchange.import.records.tryFirst')}
              </Button>
              <Button
                variant={run && !isImported ? 'primary' : 'secondary'}
                isDisabled={!isNamed}
                onPress={() => start(false)}
              >
                {isImported
                  ? t('exchange.import.records.startAgain')
                  : t('exchange.import.records.start')}
              </Button>
              <Button variant="tertiary" onPress={onRemove}>
                {t('exchange.import.records.remove')}
              </Button>
            </>
          )}
          {!run && (
            <span className={styles.quiet}>
              {t('exchange.import.records.tryWhy')}
            </span>
          )}
        </div>
        {isRunning && (
          <ProgressLine
            label={
              run.isTrial
                ? t('exchange.import.records.trying')
                : t('exchange.import.records.running')
            }
            detail={t('exchange.import.records.linesSoFar', {
              count: run.counts.lines,
            })}
            value={run.progress}
          />
        )}
        <p className={styles.outcome} role="status">
          {run && !isRunning && <Outcome run={run} />}
        </p>
        {run && (
          <>
            <RunCounts run={run} />
            {!isRunning && <NewRecords run={run} />}
            <LineProblems run={run} />
          </>
        )}
        {run && !isRunning && run.counts.lines > 0 && (
          <div className={styles.buttons}>
            <Button variant="secondary" onPress={() => save('csv')}>
              {t('exchange.import.records.saveCsv')}
            </Button>
            <Button variant="tertiary" onPress={() => save('ndjson')}>
              {t('exchange.import.records.saveNdjson')}
            </Button>
          </div>
        )}
      </div>
    </SectionCard>
  );
}

function Outcome({ run }: { readonly run: RecordRun }) {
  const { t } = useWords();
  const { isTrial, phase, counts, lastLine, problem } = run;
  if (phase === 'failed') {
    return (
      <>
        {t('exchange.import.records.failedAt', {
          n: lastLine,
          problem: /[.!?]$/.test(problem) ? problem : `${problem}.`,
        })}
      </>
    );
  }
  if (phase === 'cancelled') {
    return (
      <>
        {isTrial
          ? t('exchange.import.records.cancelledTry', { n: lastLine })
          : t('exchange.import.records.cancelled', { n: lastLine })}
      </>
    );
  }
  if (counts.lines === 0) return <>{t('exchange.import.records.emptyFile')}</>;
  const imported = counts.lines - counts.failed;
  return (
    <>
      {isTrial
        ? t('exchange.import.records.tried', { count: counts.lines })
        : t('exchange.import.records.imported', { count: imported })}{' '}
      {isTrial &&
        run.isInParts &&
        counts.warned > 0 &&
        t('exchange.import.records.acrossParts')}
    </>
  );
}

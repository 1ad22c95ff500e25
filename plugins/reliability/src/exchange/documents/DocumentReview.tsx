import { useState } from 'react';
import { Button } from '@backstage/ui';
import type { DocumentReading } from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { DraftFields } from '../correcting/DraftFields';
import { useWords } from '../../words';
import { ChangedByImport } from './ChangedByImport';
import styles from './DocumentReview.module.css';
import {
  changesSomething,
  type DocumentDraft,
  type ImportedDocument,
} from './ImportedDocument';
import { LineJump, OriginalText } from './OriginalText';
import { RemarkList } from './RemarkList';
import { StoredLinks } from './StoredLinks';

/** One document side by side: as it was written, and what it becomes. */
export function DocumentReview({
  document,
  draft,
  reading,
  onCorrect,
  onMakeNew,
  onStore,
  onStartOver,
  onNext,
}: {
  readonly document: ImportedDocument;
  readonly draft: DocumentDraft;
  readonly reading: DocumentReading;
  readonly onCorrect: (draft: DocumentDraft) => void;
  readonly onMakeNew: (isNew: boolean) => void;
  readonly onStore: () => void;
  readonly onStartOver: () => void;
  /** Missing at the last. */
  readonly onNext: (() => void) | undefined;
}) {
  const { t } = useWords();
  const [jump, setJump] = useState<LineJump>();
  const { changes, content, state, stored, problem, isCorrected } = document;
  const lines = content.split(/\r\n|\r|\n/).length;
  const confirm = () => {
    if (stored) return t('exchange.import.correcting.confirmAgain');
    if (changes?.postmortem && changesSomething(document)) {
      return t('exchange.import.correcting.confirmChange', {
        key: changes.postmortem.key,
      });
    }
    return reading.looksWrong.length > 0 && !isCorrected
      ? t('exchange.import.correcting.confirmAnyway')
      : t('exchange.import.correcting.confirm');
  };
  return (
    <div className={styles.sides}>
      <SectionCard
        title={t('exchange.import.documents.original')}
        meta={t('exchange.import.documents.originalLines', { count: lines })}
        body="flush"
      >
        <OriginalText content={content} reading={reading} jump={jump} />
      </SectionCard>
      <SectionCard title={t('exchange.import.correcting.title')}>
        <div className={styles.becomes}>
          <RemarkList reading={reading} onJump={line => setJump({ line })} />
          <DraftFields draft={draft} reading={reading} onChange={onCorrect} />
          <div className={styles.foot}>
            {changes && !stored && (
              <ChangedByImport
                changes={changes}
                isNew={!changesSomething(document)}
                onMakeNew={onMakeNew}
              />
            )}
            <p className={styles.said} role="status">
              {state === 'stored' && stored && <StoredLinks stored={stored} />}
              {state === 'refused' &&
                t('exchange.import.correcting.refused', { problem })}
            </p>
            <div className={styles.buttons}>
              <Button
                variant="primary"
                isPending={state === 'storing'}
                isDisabled={
                  draft.postmortem.title.trim() === '' ||
                  state === 'waiting' ||
                  state === 'reading' ||
                  state === 'stored'
                }
                onPress={onStore}
              >
                {confirm()}
              </Button>
              {isCorrected && (
                <Button variant="secondary" onPress={onStartOver}>
                  {t('exchange.import.correcting.startOver')}
                </Button>
              )}
              {onNext && (
                <Button variant="tertiary" onPress={onNext}>
                  {t('exchange.import.correcting.next')}
                </Button>
              )}
            </div>
          </div>
        </div>
      </SectionCard>
    </div>
  );
}

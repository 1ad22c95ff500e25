import { useState } from 'react';
import { Button } from '@backstage/ui';
import type { DocumentReading } from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { DraftFields } from '../correcting/DraftFields';
import { useWords } from '../../words';
import styles from './DocumentReview.module.css';
import type { DocumentDraft, ImportedDocument } from './ImportedDocument';
import { LineJump, OriginalText } from './OriginalText';
import { RemarkList } from './RemarkList';
import { StoredLinks } from './StoredLinks';

/** One document side by side: as it was written, and what it becomes. */
export function DocumentReview({
  document,
  draft,
  reading,
  onCorrect,
  onStore,
  onStartOver,
  onNext,
}: {
  readonly document: ImportedDocument;
  readonly draft: DocumentDraft;
  readonly reading: DocumentReading;
  readonly onCorrect: (draft: DocumentDraft) => void;
  readonly onStore: () => void;
  readonly onStartOver: () => void;
  /** Missing at the last. */
  readonly onNext: (() => void) | undefined;
}) {
  const { t } = useWords();
  const [jump, setJump] = useState<LineJump>();
  const { content, state, stored, problem, isCorrected } = document;
  const lines = content.split(/\r\n|\r|\n/).length;
  const confirm = () => {
    if (stored) return t('exchange.import.correcting.confirmAgain');
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

import { useState } from 'react';
import { Button } from '@backstage/ui';
import { ProgressLine, SectionCard } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { DocumentReview } from './DocumentReview';
import { DocumentRows } from './DocumentRows';
import styles from './DocumentsImport.module.css';
import { isReady } from './ImportedDocument';
import type { DocumentImport } from './useDocumentImport';

/** The documents that were dropped, how far they are, and the one that is looked at. */
export function DocumentsImport({
  documentImport,
}: {
  readonly documentImport: DocumentImport;
}) {
  const { t } = useWords();
  const { documents, batch } = documentImport;
  const [chosen, setChosen] = useState<string>();
  const total = documents.length;
  const read = documents.filter(
    ({ state }) => state !== 'waiting' && state !== 'reading',
  ).length;
  const ready = documents.filter(isReady).length;
  const stored = documents.filter(({ state }) => state === 'stored').length;
  const refused = documents.filter(({ state }) => state === 'refused').length;
  // A single file opens by itself.
  const selected =
    documents.find(({ name }) => name === chosen) ??
    (total === 1 ? documents[0] : undefined);
  const rest = documents.slice(
    selected ? documents.indexOf(selected) + 1 : total,
  );
  const next = rest.find(({ reading, state }) => reading && state !== 'stored');

  return (
    <>
      <SectionCard
        title={t('exchange.import.documents.title')}
        lead={t('exchange.import.documents.again')}
        body="flush"
      >
        <div className={styles.progress}>
          {read < total && (
            <ProgressLine
              label={t('exchange.import.documents.reading')}
              detail={t('exchange.import.documents.readOf', { n: read, total })}
              value={read / total}
            />
          )}
          {batch && (
            <ProgressLine
              label={t('exchange.import.documents.storing')}
              detail={t('exchange.import.documents.storedOf', {
                n: batch.done,
                total: batch.total,
              })}
              value={batch.done / batch.total}
            />
          )}
          <div className={styles.actions}>
            {batch ? (
              <Button variant="secondary" onPress={documentImport.stop}>
                {t('exchange.import.documents.stop')}
              </Button>
            ) : (
              ready > 0 && (
                <Button
                  variant="primary"
                  isDisabled={read < total}
                  onPress={documentImport.storeReady}
                >
                  {t('exchange.import.documents.importAll', { count: ready })}
                </Button>
              )
            )}
            <p className={styles.result} role="status">
              {!batch && stored > 0 && (
                <span>
                  {t('exchange.import.documents.done', { count: stored })}{' '}
                </span>
              )}
              {!batch && refused > 0 && (
                <span>
                  {t('exchange.import.documents.failed', { count: refused })}
                </span>
              )}
            </p>
          </div>
        </div>
        <DocumentRows
          documents={documents}
          selected={selected?.name}
          onSelect={setChosen}
          onRemove={documentImport.remove}
          onReadAgain={documentImport.readAgain}
        />
      </SectionCard>
      {selected?.reading && selected.draft && (
        <section aria-label={selected.name}>
          <DocumentReview
            key={selected.name}
            document={selected}
            draft={selected.draft}
            reading={selected.reading}
            onCorrect={draft => documentImport.correct(selected.name, draft)}
            onMakeNew={isNew => documentImport.makeNew(selected.name, isNew)}
            onStore={() => documentImport.store(selected.name)}
            onStartOver={() => documentImport.readAgain(selected.name)}
            onNext={next && (() => setChosen(next.name))}
          />
        </section>
      )}
    </>
  );
}

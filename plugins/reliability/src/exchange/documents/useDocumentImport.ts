import {
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  exchangeContract,
  MAX_DOCUMENT_BYTES,
} from '@afterword/plugin-reliability-common';
import { reliabilityApiRef } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { useWords } from '../../words';
import { readText } from '../files/readText';
import { documentShelf } from './DocumentShelf';
import {
  DocumentDraft,
  draftOf,
  ImportedDocument,
  isReady,
  recordsOf,
  waitingDocument,
} from './ImportedDocument';

/** What documents are read with when they do not say. */
export interface DocumentDefaults {
  readonly entities: readonly string[];
  readonly zone: string;
}

/** The documents on the page, and what can be done with them. */
export interface DocumentImport {
  readonly documents: readonly ImportedDocument[];
  /** How far a joint import is; nothing while none runs. */
  readonly batch: { readonly done: number; readonly total: number } | undefined;
  add(files: readonly File[]): void;
  remove(name: string): void;
  /** Reads a document once more, without what was corrected. */
  readAgain(name: string): void;
  correct(name: string, draft: DocumentDraft): void;
  /** Whether it becomes a draft of its own rather than change the one that it became before. */
  makeNew(name: string, isNew: boolean): void;
  store(name: string): Promise<void>;
  storeReady(): Promise<void>;
  stop(): void;
}

/**
 * Reads documents one after the other, and stores those that are confirmed. One
 * that fails says so in its own row and never stops the others.
 */
export function useDocumentImport(defaults: DocumentDefaults): DocumentImport {
  const api = useApi(reliabilityApiRef);
  const { t } = useWords();
  const documents = useSyncExternalStore(
    documentShelf.subscribe,
    documentShelf.read,
  );
  const setDocuments = documentShelf.change;
  const [batch, setBatch] = useState<DocumentImport['batch']>();
  const isStopped = useRef(false);
  const isGone = useRef(false);
  const inHand = useRef<File>();
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      isStopped.current = true;
      documentShelf.tidy();
    };
  }, []);

  const change = useCallback(
    (file: File, changes: Partial<ImportedDocument>) => {
      // By the file, not the name: one that was replaced meanwhile stays as it is.
      setDocuments(all =>
        all.map(one => (one.file === file ? { ...one, ...changes } : one)),
      );
    },
    [setDocuments],
  );

  const { zone } = defaults;
  const entitiesText = defaults.entities.join(' ');
  const requestOf = useCallback(
    (name: string, content: string) => ({
      externalId: name.slice(-300),
      content,
      entities: entitiesText.split(' ').filter(Boolean),
      zone,
    }),
    [entitiesText, zone],
  );

  // Other defaults read differently; what a person corrected stays as it is.
  const firstRequest = useRef(requestOf);
  useEffect(() => {
    if (firstRequest.current === requestOf) return;
    firstRequest.current = requestOf;
    setDocuments(all =>
      all.map(one =>
        one.state === 'read' && !one.isCorrected
          ? { ...one, state: 'waiting' }
          : one,
      ),
    );
  }, [requestOf, setDocuments]);

  const isReading = documents.some(({ state }) => state === 'reading');
  const next = documents.find(({ state }) => state === 'waiting');
  useEffect(() => {
    if (isReading || !next) return;
    const { file, name } = next;
    if (inHand.current === file) return;
    inHand.current = file;
    const read = async () => {
      change(file, { state: 'reading' });
      if (file.size > MAX_DOCUMENT_BYTES) {
        const problem = t('exchange.import.documents.tooLarge');
        change(file, { state: 'failed', problem });
        return;
      }
      let content: string;
      try {
        content = await readText(file);
      } catch {
        const problem = t('exchange.import.documents.unreadable');
        change(file, { state: 'failed', problem });
        return;
      }
      try {
        const { reading, changes } = await api.call(
          exchangeContract.importDocument,
          { query: { dryRun: 'true' }, body: requestOf(name, content) },
        );
        change(file, {
          state: 'read',
          content,
          reading,
          changes,
          // What is not theirs to change can only become something new.
          newName: changes?.allowed === false ? anotherName(name) : undefined,
          draft: draftOf(reading),
          isCorrected: false,
          problem: '',
        });
      } catch (error) {
        const problem = failureText(error);
        change(file, { state: 'failed', content, problem });
      }
    };
    read().finally(() => {
      if (inHand.current === file) inHand.current = undefined;
    });
  }, [api, change, isReading, next, requestOf, t]);

  const storeOne = useCallback(
    async (document: ImportedDocument) => {
      const { file, name, newName, content, draft, isCorrected } = document;
      if (!draft) return;
      change(file, { state: 'storing', problem: '' });
      try {
        const { stored } = await api.call(exchangeContract.importDocument, {
          body: {
            ...requestOf(newName ?? name, content),
            ...(isCorrected ? { corrected: recordsOf(draft) } : {}),
          },
        });
        change(file, { state: 'stored', stored });
      } catch (error) {
        change(file, { state: 'refused', problem: failureText(error) });
      }
    },
    [api, change, requestOf],
  );

  return {
    documents,
    batch,
    add: files =>
      setDocuments(all => {
        // A file of the same name takes the place of the one before.
        const added = new Map(files.map(file => [file.name, file]));
        return [
          ...all.filter(({ name }) => !added.has(name)),
          ...[...added.values()].map(waitingDocument),
        ];
      }),
    remove: name => setDocuments(all => all.filter(one => one.name !== name)),
    readAgain: name =>
      setDocuments(all =>
        all.map(one =>
          one.name === name
            ? { ...one, state: 'waiting', isCorrected: false, problem: '' }
            : one,
        ),
      ),
    correct: (name, draft) =>
      setDocuments(all =>
        all.map(one =>
          one.name === name
            ? { ...one, draft, isCorrected: true, state: 'read' }
            : one,
        ),
      ),
    makeNew: (name, isNew) =>
      setDocuments(all =>
        all.map(one =>
          one.name === name
            ? { ...one, newName: isNew ? anotherName(name) : undefined }
            : one,
        ),
      ),
    store: async name => {
      const one = documents.find(document => document.name === name);
      if (one) await storeOne(one);
    },
    storeReady: async () => {
      const ready = documents.filter(isReady);
      isStopped.current = false;
      for (const [done, one] of ready.entries()) {
        if (isStopped.current) break;
        setBatch({ done, total: ready.length });
        await storeOne(one);
      }
      if (!isGone.current) setBatch(undefined);
    },
    stop: () => {
      isStopped.current = true;
    },
  };
}

/** A name that no document had before: file names tell nothing of the folders that they stand in. */
function anotherName(name: string): string {
  return `${name.slice(-260)} (${new Date().toISOString()})`;
}

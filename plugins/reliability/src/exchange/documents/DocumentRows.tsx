import { Button } from '@backstage/ui';
import { StatusText, StatusTone } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './DocumentRows.module.css';
import {
  changesSomething,
  ImportedDocument,
  isReady,
} from './ImportedDocument';
import { RemarkMark, remarkTones } from './RemarkMark';
import { StoredLinks } from './StoredLinks';

/** The files, each with what was found in it and where it stands. */
export function DocumentRows({
  documents,
  selected,
  onSelect,
  onRemove,
  onReadAgain,
}: {
  readonly documents: readonly ImportedDocument[];
  readonly selected: string | undefined;
  readonly onSelect: (name: string) => void;
  readonly onRemove: (name: string) => void;
  readonly onReadAgain: (name: string) => void;
}) {
  const { t } = useWords();
  return (
    <ul
      className={styles.rows}
      aria-label={t('exchange.import.documents.title')}
    >
      {documents.map(one => (
        <li
          key={one.name}
          className={styles.row}
          data-selected={one.name === selected || undefined}
        >
          <div className={styles.words}>
            {one.reading ? (
              <button
                type="button"
                className={styles.name}
                aria-current={one.name === selected || undefined}
                aria-label={t('exchange.import.documents.open', {
                  name: one.name,
                })}
                onClick={() => onSelect(one.name)}
              >
                {one.name}
              </button>
            ) : (
              <span>{one.name}</span>
            )}
            <Standing document={one} />
          </div>
          <Counts document={one} />
          <div className={styles.buttons}>
            {one.state === 'failed' && (
              <Button variant="tertiary" onPress={() => onReadAgain(one.name)}>
                {t('exchange.import.documents.tryAgain')}
              </Button>
            )}
            <Button
              variant="tertiary"
              aria-label={t('exchange.import.documents.remove', {
                name: one.name,
              })}
              isDisabled={one.state === 'storing'}
              onPress={() => onRemove(one.name)}
            >
              {t('exchange.import.documents.removeShort')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Counts({
  document: { reading },
}: {
  readonly document: ImportedDocument;
}) {
  const { t } = useWords();
  if (!reading) return null;
  return (
    <ul className={styles.counts}>
      {[...remarkTones].reverse().map(tone => (
        <li key={tone}>
          <RemarkMark tone={tone} />
          {t(`exchange.import.documents.${tone}`)} <b>{reading[tone].length}</b>
        </li>
      ))}
    </ul>
  );
}

function Standing({ document }: { readonly document: ImportedDocument }) {
  const { t } = useWords();
  const { state, problem, isCorrected, stored } = document;
  const words = () => {
    if (state !== 'read' || isReady(document)) {
      return t(`exchange.import.documents.state.${state}`);
    }
    const { changes } = document;
    return changes?.postmortem && changesSomething(document)
      ? t('exchange.import.documents.wouldChange', {
          key: changes.postmortem.key,
        })
      : t('exchange.import.documents.look');
  };
  return (
    <span className={styles.state}>
      {state === 'stored' && stored ? (
        <StatusText tone="settled">
          <StoredLinks stored={stored} />
        </StatusText>
      ) : (
        <StatusText tone={toneOf(document)}>{words()}</StatusText>
      )}
      {isCorrected && ` · ${t('exchange.import.documents.corrected')}`}
      {problem !== '' && `: ${problem}`}
    </span>
  );
}

function toneOf(document: ImportedDocument): StatusTone {
  switch (document.state) {
    case 'waiting':
    case 'reading':
    case 'storing':
      return 'quiet';
    case 'read':
      return isReady(document) ? 'plain' : 'waits';
    default:
      return 'waits';
  }
}

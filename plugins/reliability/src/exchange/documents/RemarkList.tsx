import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Button,
} from '@backstage/ui';
import type { DocumentReading } from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import styles from './RemarkList.module.css';
import { RemarkMark, remarkTones } from './RemarkMark';
import { useRemarkReason } from './useRemarkReason';
import { useRemarkWords } from './useRemarkWords';

/** More of one kind nobody goes through one by one; each also stands at its line. */
const SHOWN = 200;

/** Everything that was found, by what it means for the reader, each with a way to its line. */
export function RemarkList({
  reading,
  onJump,
}: {
  readonly reading: DocumentReading;
  readonly onJump: (line: number) => void;
}) {
  const { t } = useWords();
  const sayWhat = useRemarkWords();
  const sayWhy = useRemarkReason();
  return (
    <div className={styles.groups}>
      {remarkTones.map(tone => (
        <Accordion
          key={tone}
          defaultExpanded={tone === 'looksWrong' && reading[tone].length > 0}
        >
          <AccordionTrigger>
            <span className={styles.trigger}>
              {reading[tone].length > 0 && <RemarkMark tone={tone} />}
              {t(`exchange.import.documents.${tone}`)}
              <span className={styles.count}>{reading[tone].length}</span>
            </span>
          </AccordionTrigger>
          <AccordionPanel>
            {reading[tone].length === 0 ? (
              <p className={styles.none}>
                {tone === 'looksWrong'
                  ? t('exchange.import.documents.nothingWrong')
                  : t('exchange.import.documents.noRemarks')}
              </p>
            ) : (
              <ul className={styles.remarks}>
                {reading[tone].slice(0, SHOWN).map((remark, index) => (
                  <li key={index} className={styles.remark}>
                    <div className={styles.words}>
                      <b>{sayWhat(remark.what)}</b>{' '}
                      {remark.text !== '' && <span>“{remark.text}”</span>}
                      {remark.why !== '' && (
                        <span className={styles.why}>{sayWhy(remark)}</span>
                      )}
                    </div>
                    <GoToLine line={remark.line} onJump={onJump} />
                  </li>
                ))}
              </ul>
            )}
          </AccordionPanel>
        </Accordion>
      ))}
    </div>
  );
}

function GoToLine({
  line,
  onJump,
}: {
  readonly line: number | null;
  readonly onJump: (line: number) => void;
}) {
  const { t } = useWords();
  if (line === null) return null;
  return (
    <Button
      variant="tertiary"
      aria-label={t('exchange.import.documents.goToLine', { n: line })}
      onPress={() => onJump(line)}
    >
      {t('exchange.import.documents.line', { n: line })}
    </Button>
  );
}

import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import type {
  DocumentReading,
  ReadingRemark,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';
import styles from './OriginalText.module.css';
import { RemarkMark, RemarkTone, remarkTones } from './RemarkMark';
import { useRemarkReason } from './useRemarkReason';
import { useRemarkWords } from './useRemarkWords';

/** Lines that are drawn before somebody asks for more. */
const FIRST_LINES = 1_000;

/** A line to show, asked for anew each time. */
export interface LineJump {
  readonly line: number;
}

/** The document as it was written, with line numbers, and what was made of each line. */
export function OriginalText({
  content,
  reading,
  jump,
}: {
  readonly content: string;
  readonly reading: DocumentReading;
  readonly jump: LineJump | undefined;
}) {
  const { t } = useWords();
  const lines = useMemo(
    () => content.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/),
    [content],
  );
  const remarks = useMemo(() => remarksByLine(reading), [reading]);
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const shown =
    showsAll || (jump && jump.line > FIRST_LINES)
      ? lines
      : lines.slice(0, FIRST_LINES);

  useEffect(() => {
    const line = jump && list.current?.children.item(jump.line - 1);
    if (!(line instanceof HTMLElement)) return;
    line.scrollIntoView?.({ block: 'center' });
    line.focus({ preventScroll: true });
  }, [jump]);

  return (
    // Scrolls by itself, so the keyboard has to reach it.
    <div
      className={styles.scroll}
      role="group"
      aria-label={t('exchange.import.documents.original')}
      tabIndex={0}
    >
      <ol ref={list} className={styles.lines}>
        {shown.map((text, index) => (
          <OriginalLine
            key={index}
            number={index + 1}
            text={text}
            remarks={remarks.get(index + 1)}
          />
        ))}
      </ol>
      {shown.length < lines.length && (
        <Button variant="secondary" onPress={() => setShowsAll(true)}>
          {t('exchange.import.documents.showAll')}
        </Button>
      )}
    </div>
  );
}

type LineRemark = ReadingRemark & { readonly tone: RemarkTone };

function OriginalLine({
  number,
  text,
  remarks = [],
}: {
  readonly number: number;
  readonly text: string;
  readonly remarks: readonly LineRemark[] | undefined;
}) {
  const { t } = useWords();
  const sayWhat = useRemarkWords();
  const sayWhy = useRemarkReason();
  const [first] = remarks;
  return (
    <li className={styles.line} tabIndex={-1} data-tone={first?.tone}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.content}>
        <span className={styles.text}>{text}</span>
        {remarks.map((remark, index) => (
          <span key={index} className={styles.remark}>
            <RemarkMark tone={remark.tone} />
            <span>
              <b>{t(`exchange.import.documents.${remark.tone}`)}</b>{' '}
              {sayWhat(remark.what)}
              {remark.why !== '' && `: ${sayWhy(remark)}`}
            </span>
          </span>
        ))}
      </div>
    </li>
  );
}

/** What is said about each line, what matters most first, nothing twice. */
function remarksByLine(
  reading: DocumentReading,
): ReadonlyMap<number, readonly LineRemark[]> {
  const byLine = new Map<number, LineRemark[]>();
  for (const tone of remarkTones) {
    for (const remark of reading[tone]) {
      if (remark.line === null) continue;
      const there = byLine.get(remark.line) ?? [];
      const isKnown = there.some(
        ({ what, why }) => what === remark.what && why === remark.why,
      );
      if (!isKnown) byLine.set(remark.line, [...there, { ...remark, tone }]);
    }
  }
  return byLine;
}

import { HiddenText } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './TextPair.module.css';
import { wordsOnlyIn } from './wordsOnlyIn';

/** One of two texts. */
export interface TextSide {
  readonly label: string;
  readonly text: string;
}

/** Two texts side by side. Words that the other does not have are marked, and said to be. */
export function TextPair({
  sides: [first, second],
}: {
  readonly sides: readonly [TextSide, TextSide];
}) {
  return (
    <div className={styles.both}>
      <Side side={first} other={second.text} />
      <Side side={second} other={first.text} />
    </div>
  );
}

function Side({
  side: { label, text },
  other,
}: {
  readonly side: TextSide;
  readonly other: string;
}) {
  const { t } = useWords();
  return (
    <div className={styles.side} role="group" aria-label={label}>
      <p className={styles.label}>{label}</p>
      <div className={styles.text}>
        {text.trim() === ''
          ? t('postmortems.section.conflict.nothing')
          : wordsOnlyIn(text, other).map((part, index) =>
              part.isOnlyHere ? (
                <ins
                  // The parts of one pair of texts never change places.
                  key={index}
                  className={styles.only}
                >
                  {part.text}
                  <HiddenText>
                    {' '}
                    ({t('postmortems.section.conflict.added')})
                  </HiddenText>
                </ins>
              ) : (
                <span key={index}>{part.text}</span>
              ),
            )}
      </div>
    </div>
  );
}

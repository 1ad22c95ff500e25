import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useWords } from '../../words';
import type { KeptAside } from './keptTexts';
import styles from './SectionAside.module.css';
import type { SectionWriter } from './SectionWriter';
import { useClockText } from './useClockText';

/** Texts of the writer's own that something else took the place of: still here, in this browser. */
export function SectionAside({
  writer,
  aside,
}: {
  readonly writer: SectionWriter;
  readonly aside: readonly KeptAside[];
}) {
  if (aside.length === 0) return null;
  return (
    <ul className={styles.list}>
      {aside.map(kept => (
        <li key={`${kept.at} ${kept.text.length}`}>
          <OneAside writer={writer} kept={kept} />
        </li>
      ))}
    </ul>
  );
}

function OneAside({
  writer,
  kept,
}: {
  readonly writer: SectionWriter;
  readonly kept: KeptAside;
}) {
  const { t } = useWords();
  const sayClock = useClockText();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <div className={styles.line}>
        <span className={styles.words}>
          {t('postmortems.section.aside.title', { time: sayClock(kept.at) })}
        </span>
        <Button
          variant="tertiary"
          aria-expanded={isShown}
          onPress={() => setShown(!isShown)}
        >
          {t(
            isShown
              ? 'postmortems.section.aside.hide'
              : 'postmortems.section.aside.show',
          )}
        </Button>
        <Button variant="tertiary" onPress={() => writer.putBack(kept)}>
          {t('postmortems.section.aside.putBack')}
        </Button>
        <Button variant="tertiary" onPress={() => writer.dropAside(kept)}>
          {t('postmortems.section.aside.drop')}
        </Button>
      </div>
      {isShown && <pre className={styles.text}>{kept.text}</pre>}
    </>
  );
}

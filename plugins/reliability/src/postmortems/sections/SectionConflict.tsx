import { useRef } from 'react';
import type { PostmortemSectionId } from '@afterword/plugin-reliability-common';
import { Button } from '@backstage/ui';
import { useWords } from '../../words';
import { useFocusOnMount } from '../../editing/useFocusOnMount';
import { PersonName } from '../../people/PersonName';
import { mergeTexts } from './mergeTexts';
import styles from './SectionConflict.module.css';
import type { SectionWriter, TheirText } from './SectionWriter';
import { TextPair } from './TextPair';
import { useClockText } from './useClockText';

/**
 * Two people wrote in one section: shows both texts side by side to the one who came second, with what differs marked. None of
 * the three ways out throws a text away.
 */
export function SectionConflict({
  section,
  mine,
  theirs,
  writer,
  onEdit,
}: {
  readonly section: PostmortemSectionId;
  readonly mine: string;
  readonly theirs: TheirText;
  readonly writer: SectionWriter;
  readonly onEdit: () => void;
}) {
  const { t } = useWords();
  const sayClock = useClockText();
  const title = useRef<HTMLHeadingElement>(null);
  useFocusOnMount(title);

  return (
    <section
      className={styles.conflict}
      aria-labelledby={`conflict-${section}`}
    >
      <h4
        id={`conflict-${section}`}
        ref={title}
        tabIndex={-1}
        className={styles.title}
      >
        {theirs.updatedBy
          ? t('postmortems.section.conflict.title', {
              who: <PersonName of={theirs.updatedBy} />,
            })
          : t('postmortems.section.conflict.titleUnknown')}
      </h4>
      <p className={styles.why}>{t('postmortems.section.conflict.why')}</p>
      <TextPair
        sides={[
          {
            label: t('postmortems.section.conflict.theirs', {
              time: sayClock(theirs.updatedAt ?? new Date().toISOString()),
            }),
            text: theirs.text,
          },
          { label: t('postmortems.section.conflict.mine'), text: mine },
        ]}
      />
      <div className={styles.actions}>
        <Button variant="primary" onPress={() => writer.keepMine()}>
          {t('postmortems.section.conflict.keepMine')}
        </Button>
        <Button variant="secondary" onPress={() => writer.takeTheirs()}>
          {t('postmortems.section.conflict.takeTheirs')}
        </Button>
        <Button
          variant="secondary"
          onPress={() => {
            writer.takeMerged(mergeTexts);
            onEdit();
          }}
        >
          {t('postmortems.section.conflict.merge')}
        </Button>
      </div>
    </section>
  );
}

import type { PostmortemRevisionState } from '@afterword/plugin-reliability-common';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import { TextPair } from '../sections/TextPair';
import { differencesOf, DocumentPartName } from './differences';
import styles from './RevisionDialog.module.css';
import { usePartsInWords } from './usePartsInWords';

/** What a revision said beside what stands now, part by part, with what differs marked. */
export function RevisionDifferences({
  revision,
}: {
  readonly revision: PostmortemRevisionState;
}) {
  const { t } = useWords();
  const sayList = useListText();
  const { postmortem } = usePostmortem();
  const inWords = usePartsInWords();
  const { title, timeline, factors, learnings } = postmortem;
  const sections = Object.fromEntries(
    postmortem.sections.map(({ id, text }) => [id, text]),
  );
  const { differing, same } = differencesOf(
    revision,
    { title, sections, timeline, factors, learnings },
    inWords,
  );

  const nameOf = (part: DocumentPartName) => {
    switch (part) {
      case 'title':
        return t('postmortems.history.look.documentTitle');
      case 'timeline':
        return t('postmortems.timeline.title');
      case 'factors':
        return t('postmortems.factors.title');
      case 'lessons':
        return t('postmortems.learnings.title');
      default:
        return t(`postmortems.section.name.${part}`);
    }
  };
  return (
    <>
      <p>
        {differing.length === 0
          ? t('postmortems.history.look.nothing')
          : t('postmortems.history.look.differs')}
      </p>
      {differing.map(({ part, then, now }) => (
        <section key={part} aria-label={nameOf(part)} className={styles.part}>
          <h3 className={styles.name}>{nameOf(part)}</h3>
          <TextPair
            sides={[
              { label: t('postmortems.history.look.then'), text: then },
              { label: t('postmortems.history.look.now'), text: now },
            ]}
          />
        </section>
      ))}
      {same.length > 0 && (
        <p className={styles.same}>
          {t('postmortems.history.look.same', {
            parts: sayList(same.map(nameOf)),
          })}
        </p>
      )}
    </>
  );
}

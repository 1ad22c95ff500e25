import { HiddenText } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { useWritersSummary } from '../sections/useSectionWriters';
import { anchorId } from './jumpTo';
import styles from './Outline.module.css';
import { outlineParts, OutlineState, outlineStates } from './outlineStates';
import { usePartInView } from './usePartInView';
import { usePostmortem } from './PostmortemContext';

/** The name under which a part of the document can be jumped to. */
export function partAnchor(part: string): string {
  return anchorId(`part-${part}`);
}

const PARTS = outlineParts.map(partAnchor);

/** The questions of the document with how far each is, and where the reader stands. */
export function Outline() {
  const { t } = useWords();
  const { postmortem, writers, actionItems } = usePostmortem();
  const { written } = useWritersSummary(writers);
  const states = outlineStates(postmortem, written, actionItems);
  const inView = usePartInView(PARTS);
  return (
    <nav
      className={styles.outline}
      aria-label={t('postmortems.page.outline.label')}
    >
      <ul className={styles.list}>
        {outlineParts.map(part => (
          <li key={part}>
            <a
              href={`#${partAnchor(part)}`}
              className={styles.link}
              aria-current={
                inView === partAnchor(part) ? 'location' : undefined
              }
              onClick={event => {
                // The address names the document; a jump within it is not worth a step in the history.
                event.preventDefault();
                const target = document.getElementById(partAnchor(part));
                target?.scrollIntoView?.({ block: 'start' });
                target?.focus({ preventScroll: true });
              }}
            >
              <StateMark state={states[part]} />
              {t(`postmortems.page.outline.${part}`)}
              <HiddenText>
                {' '}
                ({t(`postmortems.page.outline.${states[part]}`)})
              </HiddenText>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Filled with a tick: answered; half: begun; a ring: nothing yet. */
function StateMark({ state }: { readonly state: OutlineState }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width="14"
      height="14"
      className={styles.mark}
      aria-hidden="true"
    >
      {state === 'answered' ? (
        <>
          <circle cx="7" cy="7" r="6" fill="currentColor" />
          <path
            d="m4.300 7.200 2 2 3.600-4"
            fill="none"
            strokeWidth="1.6"
            className={styles.tick}
          />
        </>
      ) : (
        <circle
          cx="7"
          cy="7"
          r="5.500"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      )}
      {state === 'begun' && (
        <path d="M7 3.500a3.500 3.500 0 0 1 0 7z" fill="currentColor" />
      )}
    </svg>
  );
}

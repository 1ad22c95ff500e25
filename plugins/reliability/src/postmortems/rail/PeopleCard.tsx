import { useState } from 'react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { anchorId } from '../page/jumpTo';
import { usePostmortem } from '../page/PostmortemContext';
import styles from './PeopleCard.module.css';
import { PeopleDialog } from './PeopleDialog';

const MOST_SHOWN = 6;

/** Who has which part in this postmortem. */
export function PeopleCard() {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const { author, facilitator, participants, reviewers, reviews, editable } =
    postmortem;
  const [isChanging, setChanging] = useState(false);
  const roles = [
    ['author', author ? [author] : []],
    ['facilitator', facilitator ? [facilitator] : []],
    ['participants', participants],
    ['reviewers', reviewers],
  ] as const;
  return (
    <div id={anchorId('people')} className={styles.place} tabIndex={-1}>
      <SectionCard
        headingLevel={3}
        title={t('postmortems.people.title')}
        className={styles.card}
        meta={
          editable && (
            <Button
              variant="tertiary"
              className={styles.change}
              aria-label={t('postmortems.people.changeNamed')}
              onPress={() => setChanging(true)}
            >
              {t('postmortems.people.change')}
            </Button>
          )
        }
      >
        <dl className={styles.roles}>
          {roles.map(([role, refs]) => (
            <div
              key={role}
              className={styles.role}
              data-said={refs.length > 0 || undefined}
            >
              <dt>{t(`postmortems.people.${role}`)}</dt>
              <dd>
                {refs.length === 0 ? (
                  <span className={styles.none}>
                    {t('postmortems.people.none')}
                  </span>
                ) : (
                  <ul className={styles.people}>
                    {refs.map((ref, index) => (
                      <li
                        key={ref}
                        className={
                          index < MOST_SHOWN ? undefined : styles.onPaper
                        }
                      >
                        <Person entityRef={ref} />
                      </li>
                    ))}
                    {refs.length > MOST_SHOWN && (
                      <li className={`${styles.none} ${styles.onScreen}`}>
                        {t('postmortems.people.more', {
                          count: refs.length - MOST_SHOWN,
                        })}
                      </li>
                    )}
                  </ul>
                )}
              </dd>
            </div>
          ))}
          {reviews.length > 0 && (
            <div className={styles.role} data-said>
              <dt>{t('postmortems.people.reviewed')}</dt>
              <dd>
                <ul className={styles.people}>
                  {reviews.map(({ by, current }) => (
                    <li key={by}>
                      <Person entityRef={by} />
                      {!current && (
                        <span className={styles.none}>
                          {' · '}
                          {t('postmortems.people.reviewedBefore')}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
        </dl>
      </SectionCard>
      {isChanging && <PeopleDialog onClose={() => setChanging(false)} />}
    </div>
  );
}

function Person({ entityRef }: { readonly entityRef: string }) {
  return (
    <EntityRefLink
      entityRef={entityRef}
      defaultKind="user"
      hideIcon
      disableTooltip
      className={styles.person}
    />
  );
}

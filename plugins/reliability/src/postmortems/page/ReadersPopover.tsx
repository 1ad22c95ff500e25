import type { Postmortem } from '@afterword/plugin-reliability-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import styles from './ReadersPopover.module.css';

const REASONS = [
  'author',
  'facilitator',
  'participant',
  'reviewer',
  'owner',
] as const;

/** Who can read it: for a draft the people and teams by name, each with the reason. */
export function ReadersPopover({
  postmortem: { confidential, readers },
}: {
  readonly postmortem: Postmortem;
}) {
  const { t } = useWords();
  const sayList = useListText();
  if (!confidential) {
    return (
      <span className={styles.everyone}>
        <LineIcon name="open" />
        {t('postmortems.page.readers.everyone')}
      </span>
    );
  }
  const reasonText = (reason: string) => {
    const known = REASONS.find(one => one === reason);
    return known ? t(`postmortems.page.readers.${known}`) : reason;
  };
  // Somebody may be named for more than one reason.
  const refs = [...new Set(readers.map(({ ref }) => ref))];
  const teams = refs.filter(ref => ref.startsWith('group:')).length;
  const people = refs.length - teams;
  // How many are in a team is not known here: it counts as what it is.
  const counted = [
    ...(people > 0 || teams === 0
      ? [t('postmortems.page.readers.people', { count: people })]
      : []),
    ...(teams > 0
      ? [t('postmortems.page.readers.teams', { count: teams })]
      : []),
  ];
  return (
    <DialogTrigger>
      <Button
        variant="tertiary"
        className={styles.button}
        iconStart={<LineIcon name="lock" />}
      >
        {t('postmortems.page.readers.button', { who: sayList(counted) })}
      </Button>
      <Popover placement="bottom start">
        <div className={styles.readers}>
          <h3 className={styles.title}>
            {t('postmortems.page.readers.title')}
          </h3>
          <p className={styles.why}>{t('postmortems.page.readers.why')}</p>
          <ul className={styles.list}>
            {refs.map(ref => (
              <li key={ref} className={styles.reader}>
                <EntityRefLink entityRef={ref} hideIcon disableTooltip />
                <span className={styles.reason}>
                  {sayList(
                    readers
                      .filter(reader => reader.ref === ref)
                      .map(({ reason }) => reasonText(reason)),
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </Popover>
    </DialogTrigger>
  );
}

import { useState } from 'react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { StalePanel } from '../../editing/StalePanel';
import { EntityField } from '../../fields/EntityField';
import { PeopleField } from '../../fields/PeopleField';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { currentPostmortem } from '../page/currentPostmortem';
import { usePostmortem } from '../page/PostmortemContext';
import { patchable, useChangePostmortem } from '../page/useChangePostmortem';
import styles from './PeopleDialog.module.css';

interface People {
  readonly facilitator: string | null;
  readonly participants: string[];
  readonly reviewers: string[];
}

const fields = ['facilitator', 'participants', 'reviewers'] as const;

/** Chooses facilitator, participants and reviewers from the catalog's users and groups. */
export function PeopleDialog({
  startsAt,
  onClose,
}: {
  /** Where the keyboard is at first; else where the portal's dialogs have it. */
  readonly startsAt?: 'reviewers';
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem, notify } = usePostmortem();
  const { change, isPending } = useChangePostmortem();
  const [before] = useState(() => patchable(postmortem));
  const [people, setPeople] = useState<People>(() => ({
    facilitator: postmortem.facilitator,
    participants: postmortem.participants,
    reviewers: postmortem.reviewers,
  }));
  const [failure, setFailure] = useState('');
  const [overtaken, setOvertaken] = useState<
    People & { readonly version: number }
  >();
  const set = (part: Partial<People>) => setPeople({ ...people, ...part });

  const isSame = (field: keyof People) =>
    JSON.stringify(people[field]) === JSON.stringify(before[field]);

  const save = async (version?: number) => {
    const patch = {
      ...(isSame('facilitator') ? {} : { facilitator: people.facilitator }),
      ...(isSame('participants') ? {} : { participants: people.participants }),
      ...(isSame('reviewers') ? {} : { reviewers: people.reviewers }),
    };
    if (fields.every(isSame)) {
      onClose();
      return;
    }
    setFailure('');
    try {
      await change(patch, version);
      notify({ text: t('postmortems.people.saved') });
      onClose();
    } catch (error) {
      const theirs = currentPostmortem(error);
      if (theirs) setOvertaken(theirs);
      else setFailure(failureText(error));
    }
  };

  return (
    <Dialog
      isOpen
      isChanged={!fields.every(isSame)}
      width={560}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>
        {t('postmortems.people.dialogTitle', { key: postmortem.key })}
      </DialogHeader>
      <DialogBody className={styles.body}>
        {overtaken && (
          <StalePanel
            rows={[
              {
                label: t('postmortems.people.facilitator'),
                now: overtaken.facilitator ?? '',
                yours: people.facilitator ?? '',
              },
              {
                label: t('postmortems.people.participants'),
                now: overtaken.participants.join('\n'),
                yours: people.participants.join('\n'),
              },
              {
                label: t('postmortems.people.reviewers'),
                now: overtaken.reviewers.join('\n'),
                yours: people.reviewers.join('\n'),
              },
            ]}
            onKeepMine={() => save(overtaken.version)}
            onTakeTheirs={onClose}
          />
        )}
        <p className={styles.why}>{t('postmortems.people.dialogWhy')}</p>
        <EntityField
          label={t('postmortems.people.facilitator')}
          description={t('postmortems.people.facilitatorHint')}
          placeholder={t('postmortems.people.personPlaceholder')}
          kinds={['user']}
          value={people.facilitator ?? undefined}
          onChange={ref => set({ facilitator: ref ?? null })}
        />
        <PeopleField
          label={t('postmortems.people.participants')}
          description={t('postmortems.people.participantsHint')}
          value={people.participants}
          onChange={participants => set({ participants })}
        />
        <PeopleField
          autoFocus={startsAt === 'reviewers'}
          label={t('postmortems.people.reviewers')}
          description={t('postmortems.people.reviewersHint')}
          value={people.reviewers}
          onChange={reviewers => set({ reviewers })}
        />
        {failure && (
          <p role="alert" className={styles.failure}>
            {t('editing.failed', { problem: failure })}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.people.cancel')}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={() => save()}>
          {t('postmortems.people.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

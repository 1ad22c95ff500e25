import { useState } from 'react';
import type { Review } from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { PeopleField } from '../../fields/PeopleField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { changeOfPeople, changesNobody, PeopleChange } from './attendance';

/** Asks who is there, and whether a review begins now for everybody, since that cannot be taken back. */
export function BeginDialog({
  review: { attendance, key, startsAt },
  isPending,
  onBegin,
  onClose,
}: {
  readonly review: Review;
  readonly isPending: boolean;
  readonly onBegin: (attendance: PeopleChange) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  // The page goes on asking: others may add themselves while this is open.
  const [start] = useState(attendance);
  const [present, setPresent] = useState(start);
  const change = changeOfPeople(start, present);
  return (
    <Dialog
      isOpen
      width={480}
      isChanged={!changesNobody(start, change)}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{t('reviews.beginDialog.title', { key })}</DialogHeader>
      <DialogBody className={column.column}>
        <p>
          {t('reviews.beginDialog.why', {
            at: <DateTimeText at={startsAt} />,
          })}
        </p>
        <PeopleField
          label={t('reviews.room.field')}
          description={t('reviews.beginDialog.room')}
          value={present}
          onChange={setPresent}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('reviews.beginDialog.keep')}
        </Button>
        <Button
          variant="primary"
          autoFocus
          isPending={isPending}
          onPress={() => onBegin(change)}
        >
          {t('reviews.beginDialog.begin')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

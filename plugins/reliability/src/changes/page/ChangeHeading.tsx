import type { ChangeReview } from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { EntityNames } from '../../listing/EntityNames';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { ItemHeading, TitleKey } from '../../shell/item/ItemHeading';
import { useWords } from '../../words';
import { ChangeStatusText } from '../ChangeStatusText';

/** What a change is called, where it stands, and what can be done about that. */
export function ChangeHeading({
  change,
  isPending,
  onEdit,
  onMade,
  onCancel,
  onAgain,
}: {
  readonly change: ChangeReview;
  readonly isPending: boolean;
  readonly onEdit: () => void;
  readonly onMade: () => void;
  readonly onCancel: () => void;
  /** Takes up what is over, or was said to be made too early. */
  readonly onAgain: () => void;
}) {
  const { t } = useWords();
  const { key, title, status, plannedFor, doneAt, reason } = change;
  return (
    <ItemHeading
      title={
        <>
          <TitleKey>{key}</TitleKey> {title}
        </>
      }
      facts={
        <>
          <ChangeStatusText status={status} />
          <EntityNames entities={change.entities} limit={3} />
          <span>
            {doneAt === null
              ? t('changes.page.plannedFor', {
                  at: <DateTimeText at={plannedFor} />,
                })
              : t('changes.page.doneAt', { at: <DateTimeText at={doneAt} /> })}
          </span>
        </>
      }
      notes={[
        status === 'cancelled' && t('changes.page.cancelledWhy', { reason }),
      ]}
      actionsLabel={t('changes.page.steps')}
      actions={
        change.editable ? (
          <HeaderButtons>
            {status === 'planned' || status === 'done' ? (
              <Button variant="tertiary" onPress={onEdit}>
                {t('changes.page.edit')}
              </Button>
            ) : null}
            {status === 'planned' ? (
              <>
                <Button variant="secondary" onPress={onCancel}>
                  {t('changes.page.cancel')}
                </Button>
                <Button
                  variant="primary"
                  isPending={isPending}
                  onPress={onMade}
                >
                  {t('changes.page.made')}
                </Button>
              </>
            ) : (
              <Button
                variant="secondary"
                isPending={isPending}
                onPress={onAgain}
              >
                {t('changes.page.again')}
              </Button>
            )}
          </HeaderButtons>
        ) : undefined
      }
    />
  );
}

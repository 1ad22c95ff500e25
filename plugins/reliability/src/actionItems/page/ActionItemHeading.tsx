import {
  ActionItem,
  ActionItemStatus,
} from '@afterword/plugin-reliability-common';
import { Button } from '@backstage/ui';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { ItemHeading, TitleKey } from '../../shell/item/ItemHeading';
import { useWords } from '../../words';
import { ActionItemStatusText } from '../ActionItemStatusText';
import { DueText } from '../DueText';
import { stepWord } from '../steps/stepWords';

/** What it is, where it stands, and for whoever may change it the steps from here; each says what it still needs. */
export function ActionItemHeading({
  item,
  isPending,
  onStep,
  onEdit,
}: {
  readonly item: ActionItem;
  readonly isPending: boolean;
  readonly onStep: (to: ActionItemStatus) => void;
  readonly onEdit: () => void;
}) {
  const { t } = useWords();
  const { key, title, status, confidential, next, editable } = item;
  return (
    <ItemHeading
      title={
        <>
          <TitleKey>{key}</TitleKey> {title}
        </>
      }
      facts={
        <>
          <ActionItemStatusText item={item} />
          {status !== 'candidate' && <DueText item={item} />}
          {confidential && <span>{t('actionItems.page.confidential')}</span>}
        </>
      }
      notes={[
        t(`actionItems.statusWhy.${status}`),
        !editable && t('editing.readOnly'),
      ]}
      actionsLabel={t('actionItems.step.stepsLabel')}
      actions={
        editable ? (
          <HeaderButtons>
            <Button variant="tertiary" onPress={onEdit}>
              {t('actionItems.page.edit')}
            </Button>
            {[...next].reverse().map(({ to }, index) => (
              <Button
                key={to}
                // The step that leads on stands last; there is one primary button.
                variant={index === next.length - 1 ? 'primary' : 'secondary'}
                isPending={isPending}
                onPress={() => onStep(to)}
              >
                {t(stepWord(status, to))}
              </Button>
            ))}
          </HeaderButtons>
        ) : undefined
      }
    />
  );
}

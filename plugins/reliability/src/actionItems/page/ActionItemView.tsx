import { useState } from 'react';
import {
  ActionItem,
  ActionItemStatus,
} from '@afterword/plugin-reliability-common';
import { Markdown, SectionCard } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { KeptFromImport } from '../../shell/KeptFromImport';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { useWords } from '../../words';
import { StepDialog } from '../steps/StepDialog';
import { useDirectStep } from '../steps/useDirectStep';
import { ActionItemHeading } from './ActionItemHeading';
import { ActionItemHistory } from './ActionItemHistory';
import { ActionItemLinks } from './ActionItemLinks';
import { ActionItemPromise } from './ActionItemPromise';
import { EditActionItemDialog } from './EditActionItemDialog';
import formStyles from '../../editing/form.module.css';
import styles from './page.module.css';

/** One action item: what it is, who promised what by when, where it comes from, and its next steps. */
export function ActionItemView({ item }: { readonly item: ActionItem }) {
  const { t } = useWords();
  const notices = useNotice();
  const [isEditing, setEditing] = useState(false);
  const [stepTo, setStepTo] = useState<ActionItemStatus>();
  const direct = useDirectStep(notices.notify);
  useDocumentTitle(`${item.key} ${item.title}`);

  const say = (taken: ActionItem) =>
    notices.notify({
      text: t(`actionItems.step.taken.${taken.status}`, { key: taken.key }),
    });
  const takeStep = (to: ActionItemStatus) => {
    if (direct.canTake(item, to)) direct.take(item, to);
    else setStepTo(to);
  };

  return (
    <ItemLayout
      top={
        <ActionItemHeading
          item={item}
          isPending={direct.isPending}
          onStep={takeStep}
          onEdit={() => setEditing(true)}
        />
      }
      main={
        <>
          <ActionItemPromise item={item} />
          <SectionCard
            title={t('actionItems.page.about')}
            meta={
              item.editable && (
                <Button
                  variant="tertiary"
                  className={formStyles.edit}
                  aria-label={t('actionItems.page.editTitle', {
                    key: item.key,
                  })}
                  onPress={() => setEditing(true)}
                >
                  {t('actionItems.page.edit')}
                </Button>
              )
            }
          >
            {item.description.trim() ? (
              <Markdown>{item.description}</Markdown>
            ) : (
              <p className={`${styles.note} ${styles.quiet}`}>
                {t('actionItems.page.noDescription')}
              </p>
            )}
          </SectionCard>
          {item.statusNote.trim() && (
            <SectionCard title={t('actionItems.page.noteTitle')}>
              <p className={styles.note}>{item.statusNote}</p>
            </SectionCard>
          )}
        </>
      }
      aside={
        <>
          <ActionItemLinks item={item} />
          <KeptFromImport extra={item.extra} />
          <ActionItemHistory item={item} />
        </>
      }
    >
      {stepTo && (
        <StepDialog
          item={item}
          to={stepTo}
          onTaken={taken => {
            setStepTo(undefined);
            say(taken);
          }}
          onClose={() => setStepTo(undefined)}
        />
      )}
      {isEditing && (
        <EditActionItemDialog
          item={item}
          onSaved={() => {
            setEditing(false);
            notices.notify({ text: t('actionItems.page.saved') });
          }}
          onClose={() => setEditing(false)}
        />
      )}
      <NoticeBar {...notices} />
    </ItemLayout>
  );
}

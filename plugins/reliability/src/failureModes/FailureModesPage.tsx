import { useState } from 'react';
import {
  FailureMode,
  factorLayers,
  failureModesContract,
} from '@afterword/plugin-reliability-common';
import {
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { NoticeBar } from '../editing/NoticeBar';
import { useNotice } from '../editing/useNotice';
import { FailureNotice } from '../listing/FailureNotice';
import { HeaderButtons } from '../listing/HeaderButtons';
import { learningsRouteRef } from '../routes';
import { ItemHeading } from '../shell/item/ItemHeading';
import { PageBody } from '../shell/PageBody';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { useWords } from '../words';
import { FailureModeDialog } from './FailureModeDialog';
import { FailureModeRow } from './FailureModeRow';
import styles from './FailureModesPage.module.css';

/** The words for how things fail, by where what goes wrong lies; those who may change them do it here. */
export function FailureModesPage() {
  const { t } = useWords();
  const result = useReliabilityQuery(failureModesContract.listFailureModes, {});
  const notices = useNotice();
  /** The one in the dialog, or a new one. */
  const [editing, setEditing] = useState<FailureMode | 'new'>();
  const back = useRouteRef(learningsRouteRef)?.() ?? '..';
  useDocumentTitle(t('failureModes.title'));
  const { data, error, refetch } = result;
  const modes = data?.items ?? [];
  const groups = [...factorLayers, null].map(layer => ({
    layer: layer ?? ('any' as const),
    modes: modes.filter(mode => mode.layer === layer && !mode.retired),
  }));
  const retired = modes.filter(mode => mode.retired);

  const rows = (of: readonly FailureMode[]) => (
    <ul className={styles.modes}>
      {of.map(mode => (
        <FailureModeRow
          key={mode.id}
          mode={mode}
          modes={modes}
          onChange={data?.editable ? () => setEditing(mode) : undefined}
        />
      ))}
    </ul>
  );

  return (
    <PageBody>
      <ItemHeading
        title={t('failureModes.title')}
        facts={<span>{t('failureModes.why')}</span>}
        actions={
          <HeaderButtons>
            <ButtonLink variant="secondary" href={back}>
              {t('failureModes.back')}
            </ButtonLink>
            {data?.editable && (
              <Button variant="primary" onPress={() => setEditing('new')}>
                {t('failureModes.add')}
              </Button>
            )}
          </HeaderButtons>
        }
      />
      {error && (
        <FailureNotice
          title={t('failureModes.failed')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {!data && !error && <SkeletonText lines={6} />}
      {groups.map(
        group =>
          group.modes.length > 0 && (
            <SectionCard
              key={group.layer}
              title={t(`failureModes.layer.${group.layer}`)}
            >
              {rows(group.modes)}
            </SectionCard>
          ),
      )}
      {retired.length > 0 && (
        <SectionCard title={t('failureModes.retiredTitle')}>
          {rows(retired)}
        </SectionCard>
      )}
      {editing && (
        <FailureModeDialog
          mode={editing === 'new' ? undefined : editing}
          modes={modes}
          onSaved={name => {
            setEditing(undefined);
            notices.notify({ text: t('failureModes.saved', { name }) });
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
      <NoticeBar {...notices} />
    </PageBody>
  );
}

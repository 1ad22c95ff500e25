import { Button } from '@backstage/ui';
import type { Incident } from '@afterword/plugin-reliability-common';
import {
  EntityRefList,
  RowList,
  RowListItem,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import type { Editing } from './Editing';
import formStyles from '../../editing/form.module.css';
import styles from './page.module.css';

/** The entities that an incident is about, and what each had to do with it. */
export function AffectedEntitiesSection({
  incident: { entities },
  onEdit,
}: {
  readonly incident: Incident;
  /** Missing for whoever may only read it. */
  readonly onEdit?: (editing: Editing) => void;
}) {
  const { t } = useWords();
  const isEmpty = entities.length === 0;
  return (
    <SectionCard
      title={t('incidents.page.entities')}
      body={isEmpty ? 'padded' : 'flush'}
      meta={
        onEdit && (
          <Button
            variant="tertiary"
            className={formStyles.edit}
            aria-label={t('incidents.page.entitiesEdit')}
            onPress={() => onEdit({ what: 'entities' })}
          >
            {t('incidents.page.editText')}
          </Button>
        )
      }
    >
      {isEmpty ? (
        <p className={styles.empty}>{t('incidents.page.noEntities')}</p>
      ) : (
        <RowList>
          {entities.map(entity => (
            <RowListItem
              key={`${entity.ref} ${entity.role}`}
              title={<EntityRefList entities={[entity]} />}
              detail={[
                t(`incidents.role.${entity.role}`),
                entity.impact && t(`incidents.impact.${entity.impact}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </RowList>
      )}
    </SectionCard>
  );
}

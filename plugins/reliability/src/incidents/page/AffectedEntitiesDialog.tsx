import { useState } from 'react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button, Select } from '@backstage/ui';
import {
  AffectedEntity,
  entityRoles,
  Incident,
  incidentsContract,
} from '@afterword/plugin-reliability-common';
import { StalePanel } from '../../editing/StalePanel';
import { reliableKinds } from '../../entity/entityKinds';
import { EntityField } from '../../fields/EntityField';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import styles from './AffectedEntitiesDialog.module.css';
import { EditDialog } from '../../editing/EditDialog';
import { useVersionedWrite } from './useVersionedWrite';

type Named = Pick<AffectedEntity, 'ref' | 'role' | 'impact'>;

const IMPACTS = ['major', 'partial'] as const;

/** Names the entities that an incident is about. */
export function AffectedEntitiesDialog({
  incident,
  onClose,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const sayList = useListText();
  const write = useVersionedWrite(
    incidentsContract.updateIncident,
    incident,
    namedIn,
  );
  const before = namedIn(write.base);
  const [named, setNamed] = useState<readonly Named[]>(before);
  const input = {
    params: { key: incident.key },
    body: {
      entities: named.map(({ ref, role, impact }) => ({
        ref,
        role,
        impact: role === 'impacted' ? impact : null,
      })),
    },
  };
  const change = (index: number, changes: Partial<Named>) =>
    setNamed(now => now.with(index, { ...now[index], ...changes }));
  const list = (entities: readonly Named[]) =>
    sayList(
      entities.map(
        ({ ref, role }) => `${ref} (${t(`incidents.role.${role}`)})`,
      ),
    );

  return (
    <EditDialog
      title={t('incidents.page.entities')}
      isDirty={JSON.stringify(named) !== JSON.stringify(before)}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onSave={async () => {
        if (await write.save(input)) onClose();
      }}
      width={640}
    >
      {named.length > 0 && (
        <ul className={styles.list}>
          {named.map((entity, index) => (
            <NamedEntity
              key={`${entity.ref} ${index}`}
              entity={entity}
              onChange={changes => change(index, changes)}
              onRemove={() =>
                setNamed(now => now.filter((_, other) => other !== index))
              }
            />
          ))}
        </ul>
      )}
      <EntityField
        label={t('incidents.page.addEntity')}
        kinds={reliableKinds}
        value={undefined}
        onChange={ref => {
          if (ref && !named.some(entity => entity.ref === ref)) {
            setNamed([...named, { ref, role: 'impacted', impact: null }]);
          }
        }}
      />
      {write.conflict && (
        <StalePanel
          rows={[
            {
              label: t('incidents.page.entities'),
              now: list(namedIn(write.conflict)),
              yours: list(named),
            },
          ]}
          onKeepMine={async () => {
            if (await write.saveOver(input)) onClose();
          }}
          onTakeTheirs={onClose}
        />
      )}
    </EditDialog>
  );
}

function namedIn({ entities }: Incident): readonly Named[] {
  return entities.map(({ ref, role, impact }) => ({ ref, role, impact }));
}

function NamedEntity({
  entity: { ref, role, impact },
  onChange,
  onRemove,
}: {
  readonly entity: Named;
  readonly onChange: (changes: Partial<Named>) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const { primaryTitle: name } = useEntityPresentation(ref);
  return (
    <li className={styles.item}>
      <span className={styles.name} title={ref}>
        {name}
      </span>
      <Select
        aria-label={`${t('incidents.page.role')}: ${name}`}
        options={entityRoles.map(id => ({
          id,
          label: t(`incidents.role.${id}`),
        }))}
        value={role}
        onChange={key =>
          onChange({ role: entityRoles.find(id => id === key) ?? role })
        }
      />
      <Select
        aria-label={`${t('incidents.page.impact')}: ${name}`}
        isDisabled={role !== 'impacted'}
        options={[
          { id: 'unstated', label: t('incidents.page.impactUnstated') },
          ...IMPACTS.map(id => ({ id, label: t(`incidents.impact.${id}`) })),
        ]}
        value={role === 'impacted' ? impact ?? 'unstated' : 'unstated'}
        onChange={key =>
          onChange({ impact: IMPACTS.find(id => id === key) ?? null })
        }
      />
      <Button
        variant="tertiary"
        aria-label={t('incidents.page.remove', { name })}
        onPress={onRemove}
      >
        {t('incidents.page.removeShort')}
      </Button>
    </li>
  );
}

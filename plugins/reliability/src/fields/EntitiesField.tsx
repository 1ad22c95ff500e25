import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Tag, TagGroup } from '@backstage/ui';
import { reliableKinds } from '../entity/entityKinds';
import { useWords } from '../words';
import styles from './EntitiesField.module.css';
import { EntityField } from './EntityField';

/** Props of {@link EntitiesField}. */
export interface EntitiesFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: readonly string[];
  readonly onChange: (entityRefs: readonly string[]) => void;
  /** Whether at least one is needed. */
  readonly isRequired?: boolean;
  /** What is wrong with the value. */
  readonly problem?: string;
}

/** Several entities of the catalog, one added after the other. */
export function EntitiesField({
  label,
  description,
  value,
  onChange,
  isRequired = false,
  problem,
}: EntitiesFieldProps) {
  const { t } = useWords();
  return (
    <div>
      <EntityField
        label={label}
        description={description}
        secondaryLabel={isRequired ? undefined : t('incidents.report.optional')}
        problem={problem}
        kinds={reliableKinds}
        value={undefined}
        onChange={ref => {
          if (ref && !value.includes(ref)) onChange([...value, ref]);
        }}
      />
      {value.length > 0 && (
        <TagGroup
          className={styles.chosen}
          aria-label={label}
          onRemove={keys => onChange(value.filter(ref => !keys.has(ref)))}
        >
          {value.map(ref => (
            <EntityTag key={ref} id={ref} />
          ))}
        </TagGroup>
      )}
    </div>
  );
}

function EntityTag({ id }: { readonly id: string }) {
  const { primaryTitle } = useEntityPresentation(id);
  return (
    <Tag id={id} textValue={primaryTitle}>
      {primaryTitle}
    </Tag>
  );
}

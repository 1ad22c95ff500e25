import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { ButtonIcon } from '@backstage/ui';
import { LineIcon } from '../icons/LineIcon';
import { PersonName } from '../people/PersonName';
import { useWords } from '../words';
import { EntityField } from './EntityField';
import styles from './PeopleField.module.css';

/** Several users or groups of the catalog: added by name, taken out one by one. */
export function PeopleField({
  autoFocus,
  label,
  description,
  value,
  onChange,
}: {
  readonly autoFocus?: boolean;
  readonly label: string;
  readonly description?: string;
  /** Entity refs. */
  readonly value: readonly string[];
  readonly onChange: (refs: string[]) => void;
}) {
  const { t } = useWords();
  return (
    <div role="group" aria-label={label}>
      <EntityField
        autoFocus={autoFocus}
        label={label}
        description={description}
        placeholder={t('postmortems.people.placeholder')}
        kinds={['user', 'group']}
        value={undefined}
        onChange={ref =>
          ref && !value.includes(ref) && onChange([...value, ref])
        }
      />
      {value.length > 0 && (
        <ul className={styles.people}>
          {value.map(ref => (
            <li key={ref} className={styles.person}>
              <PersonName of={ref} />
              <RemoveButton
                of={ref}
                onPress={() => onChange(value.filter(one => one !== ref))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function RemoveButton({
  of,
  onPress,
}: {
  readonly of: string;
  readonly onPress: () => void;
}) {
  const { t } = useWords();
  const { primaryTitle: name } = useEntityPresentation(of, {
    defaultKind: 'user',
  });
  return (
    <ButtonIcon
      variant="tertiary"
      className={styles.remove}
      icon={<LineIcon name="cross" />}
      aria-label={t('postmortems.people.remove', { name })}
      onPress={onPress}
    />
  );
}

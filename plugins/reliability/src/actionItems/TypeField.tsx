import {
  ActionItemType,
  actionItemTypes,
} from '@afterword/plugin-reliability-common';
import { Select } from '@backstage/ui';
import { useWords } from '../words';

const NO_TYPE = 'none';

/** Props of {@link TypeField}; one of the labels. */
export interface TypeFieldProps {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly description?: string;
  /** What it says when none is chosen. */
  readonly none: string;
  readonly value: ActionItemType | null;
  readonly onChange: (type: ActionItemType | null) => void;
  readonly className?: string;
}

/** Chooses what an action item does about a failure; each kind says what that means. */
export function TypeField({ none, value, onChange, ...field }: TypeFieldProps) {
  const { t } = useWords();
  return (
    <Select
      {...field}
      options={[
        { id: NO_TYPE, label: none },
        ...actionItemTypes.map(id => ({
          id,
          label: t(`actionItems.type.${id}`),
          description: t(`actionItems.typeWhy.${id}`),
        })),
      ]}
      value={value ?? NO_TYPE}
      onChange={key =>
        onChange(actionItemTypes.find(one => one === key) ?? null)
      }
    />
  );
}

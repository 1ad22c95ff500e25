import { ButtonIcon } from '@backstage/ui';
import { LineIcon, LineIconName } from '../../icons/LineIcon';
import { useWords } from '../../words';
import styles from './Agenda.module.css';

/** Moves a topic, parks it, takes it out. What time has parked is moved as well: earlier, there is time for it. */
export function TopicButtons({
  name,
  isParked,
  isRemovable,
  onMove,
  onPark,
  onRemove,
}: {
  readonly name: string;
  readonly isParked: boolean;
  /** What people added, as long as nobody has noted anything on it. */
  readonly isRemovable: boolean;
  readonly onMove: (by: number) => void;
  readonly onPark: (isParked: boolean) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const button = (icon: LineIconName, label: string, onPress: () => void) => (
    <ButtonIcon
      variant="tertiary"
      size="small"
      icon={<LineIcon name={icon} />}
      aria-label={label}
      onPress={onPress}
    />
  );
  return (
    <span className={styles.buttons}>
      {!isParked && (
        <>
          {button('up', t('reviews.agenda.earlier', { name }), () =>
            onMove(-1),
          )}
          {button('down', t('reviews.agenda.later', { name }), () => onMove(1))}
        </>
      )}
      {button(
        isParked ? 'plus' : 'clock',
        isParked
          ? t('reviews.agenda.unpark', { name })
          : t('reviews.agenda.park', { name }),
        () => onPark(!isParked),
      )}
      {isRemovable &&
        button('cross', t('reviews.agenda.remove', { name }), onRemove)}
    </span>
  );
}

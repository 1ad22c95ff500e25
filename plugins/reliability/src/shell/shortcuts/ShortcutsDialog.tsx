import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Switch,
} from '@backstage/ui';
import { useWords } from '../../words';
import { Dialog } from '../Dialog';
import styles from './shortcuts.module.css';

const ROWS = [
  ['create', ['n']],
  ['search', ['/']],
  ['overview', ['g', 'o']],
  ['incidents', ['g', 'i']],
  ['postmortems', ['g', 'p']],
  ['learnings', ['g', 'l']],
  ['actionItems', ['g', 'a']],
  ['deployments', ['g', 'd']],
  ['reviews', ['g', 'r']],
  ['changes', ['g', 'c']],
  ['save', ['⌘/Ctrl', 'S']],
  ['help', ['?']],
] as const;

/** Which keys do what, and whether they do. */
export function ShortcutsDialog({
  isOn,
  onChange,
  onClose,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <Dialog isOpen width={440} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('shell.shortcuts.title')}</DialogHeader>
      <DialogBody className={styles.body}>
        <dl className={styles.keys}>
          {ROWS.map(([name, keys]) => (
            <div key={name} className={styles.row}>
              <dt>
                {keys.map(key => (
                  <kbd key={key} className={styles.key}>
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{t(`shell.shortcuts.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <Switch
          isSelected={isOn}
          onChange={onChange}
          label={t('shell.shortcuts.use')}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onPress={onClose}>
          {t('shell.shortcuts.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

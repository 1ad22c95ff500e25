import { Alert, Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from '../messages';
import { SignInChoice } from './signInChoice';
import styles from './PersonaChooser.module.css';

/** Says what went wrong with a sign-in, and leads back to the choice. */
export function SignInFailure({
  choice,
  error,
  onChooseAgain,
}: {
  readonly choice: SignInChoice;
  readonly error?: Error;
  readonly onChooseAgain: () => void;
}) {
  const { t } = useTranslationRef(portalTranslationRef);
  const name = choice.kind === 'guest' ? t('signIn.guest') : choice.title;
  return (
    <main className={styles.page}>
      <Alert
        status="warning"
        icon
        role="alert"
        title={t('signIn.failed', { name })}
        description={error?.message}
        customActions={
          <Button variant="secondary" onPress={onChooseAgain}>
            {t('signIn.chooseAgain')}
          </Button>
        }
      />
    </main>
  );
}

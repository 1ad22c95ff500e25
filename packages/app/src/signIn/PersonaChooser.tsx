import { Button, Text } from '@backstage/ui';
import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ReliabilityIcon } from '@afterword/plugin-reliability';
import { portalTranslationRef } from '../messages';
import { Persona } from './fetchPersonas';
import { SignInChoice } from './signInChoice';
import { usePersonas } from './usePersonas';
import styles from './PersonaChooser.module.css';

/** As many as the demo has, so that the page keeps its height while asking. */
const EXPECTED_PERSONAS = 6;

/** A calm list of people, and a guest. */
export function PersonaChooser({
  onChoose,
}: {
  readonly onChoose: (choice: SignInChoice) => void;
}) {
  const { t } = useTranslationRef(portalTranslationRef);
  const portal =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Afterword';
  const answer = usePersonas();

  return (
    <main className={styles.page}>
      <p className={styles.portal}>
        <ReliabilityIcon />
        {portal}
      </p>
      <Text as="h1" variant="title-small" weight="bold">
        {t('signIn.title')}
      </Text>
      <p className={styles.about}>
        {answer?.state === 'absent' ? t('signIn.guestOnly') : t('signIn.about')}
      </p>
      {answer?.state === 'offered' && (
        <Personas personas={answer.personas} onChoose={onChoose} />
      )}
      {(answer === undefined || answer.state === 'waiting') && <Placeholder />}
      <div className={styles.foot}>
        <Button
          variant={answer?.state === 'absent' ? 'primary' : 'secondary'}
          isDisabled={answer === undefined || answer.state === 'waiting'}
          onPress={() => onChoose({ kind: 'guest' })}
        >
          {t('signIn.asGuest')}
        </Button>
        <span role="status" className={styles.about}>
          {answer?.state === 'waiting' && t('signIn.waiting')}
        </span>
      </div>
    </main>
  );
}

function Personas({
  personas,
  onChoose,
}: {
  readonly personas: readonly Persona[];
  readonly onChoose: (choice: SignInChoice) => void;
}) {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <ul className={styles.people} aria-label={t('signIn.people')}>
      {personas.map(({ id, title, description }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.person}
            onClick={() => onChoose({ kind: 'persona', id, title })}
          >
            <span className={styles.title}>{title}</span>
            <span className={styles.description}>{description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Placeholder() {
  return (
    <div className={styles.people} aria-hidden="true">
      {Array.from({ length: EXPECTED_PERSONAS }, (_, index) => (
        <div key={index} className={styles.person} data-loading>
          <span className={styles.bar} />
          <span className={styles.bar} />
        </div>
      ))}
    </div>
  );
}

import { useCallback, useMemo, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/plugin-app-react';
import {
  forgetSignInChoice,
  readSignInChoice,
  rememberSignInChoice,
  SignInChoice,
} from './signInChoice';
import { PersonaChooser } from './PersonaChooser';
import { rememberedIdentity } from './rememberedIdentity';
import { SignInFailure } from './SignInFailure';

/** Lets a visitor choose who to be, and remembers it for this tab. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const [choice, setChoice] = useState(readSignInChoice);
  const chooseAgain = useCallback(() => {
    forgetSignInChoice();
    setChoice(undefined);
  }, []);

  if (!choice) {
    return <PersonaChooser onChoose={setChoice} />;
  }
  return (
    <Entering
      choice={choice}
      onSignInSuccess={onSignInSuccess}
      onChooseAgain={chooseAgain}
    />
  );
}

function Entering({
  choice,
  onSignInSuccess,
  onChooseAgain,
}: {
  readonly choice: SignInChoice;
  readonly onSignInSuccess: SignInPageProps['onSignInSuccess'];
  readonly onChooseAgain: () => void;
}) {
  const ErrorComponent = useMemo(
    () =>
      function SignInError({ error }: { error?: Error }) {
        return (
          <SignInFailure
            choice={choice}
            error={error}
            onChooseAgain={onChooseAgain}
          />
        );
      },
    [choice, onChooseAgain],
  );

  return (
    <ProxiedSignInPage
      provider={choice.kind === 'guest' ? 'guest' : 'demo'}
      headers={
        choice.kind === 'persona' ? { 'x-demo-persona': choice.id } : undefined
      }
      ErrorComponent={ErrorComponent}
      onSignInSuccess={identity => {
        rememberSignInChoice(choice);
        onSignInSuccess(rememberedIdentity(identity, forgetSignInChoice));
      }}
    />
  );
}

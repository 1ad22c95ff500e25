import { intakeContract } from '@afterword/plugin-reliability-common';
import { Button } from '@backstage/ui';
import { useWords } from '../words';
import { useIntakeStep } from './useIntakeStep';

/**
 * What can be done with something that arrived, or was not passed on: try again, and be rid of it where it was given up. Buttons, laid out
 * by what they stand in.
 */
export function IntakeSteps({
  id,
  replay,
  discard,
}: {
  readonly id: string;
  readonly replay: {
    readonly operation:
      | typeof intakeContract.replayDelivery
      | typeof intakeContract.replayDeadLetter;
    readonly label: string;
    /** What is tried again, for those who do not see what the button stands beside. */
    readonly name: string;
    /** What is said when it is taken up. */
    readonly done: string;
  };
  /** Absent where there is nothing to be rid of. */
  readonly discard?: { readonly name: string; readonly onPress: () => void };
}) {
  const { t } = useWords();
  const { take, isPending } = useIntakeStep(replay.operation, replay.done);
  return (
    <>
      <Button
        variant="tertiary"
        size="small"
        isDisabled={isPending}
        aria-label={replay.name}
        onPress={() => take({ params: { id } })}
      >
        {replay.label}
      </Button>
      {discard && (
        <Button
          variant="tertiary"
          size="small"
          aria-label={discard.name}
          onPress={discard.onPress}
        >
          {t('intake.discard.button')}
        </Button>
      )}
    </>
  );
}

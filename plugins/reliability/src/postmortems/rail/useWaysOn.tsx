import { ReactNode, useState } from 'react';
import {
  ActionItem,
  GateResult,
  TimeOfIncident,
} from '@afterword/plugin-reliability-common';
import { CommitDialog } from '../actions/CommitDialog';
import { usePostmortem } from '../page/PostmortemContext';
import { GateButton } from './GateButton';
import { GateTimeDialog } from './GateTimeDialog';
import { PeopleDialog } from './PeopleDialog';
import { ReviewButton } from './ReviewButton';

/**
 * The ways from gates to where they are mended. The dialogs stand apart from the gates, which may be passed, and gone, while one is open.
 *
 * @param standHere - puts the keyboard back when a gate, and its button with it, may be gone in a moment
 */
export function useWaysOn(standHere: () => void): {
  readonly wayFrom: (gate: GateResult) => ReactNode;
  /** Whether a gate's way on is the reader's own word. */
  readonly asksReader: (gate: string) => boolean;
  readonly dialogs: ReactNode;
} {
  const { postmortem } = usePostmortem();
  const [askedTime, setAskedTime] = useState<TimeOfIncident>();
  const [isAsking, setAsking] = useState(false);
  const [committing, setCommitting] = useState<ActionItem>();
  const asksReader = (gate: string) =>
    gate === 'reviewedFromOutside' && postmortem.awaitsReview;
  return {
    asksReader,
    wayFrom: gate =>
      asksReader(gate.gate) ? (
        <ReviewButton />
      ) : (
        postmortem.editable &&
        gate.where && (
          <GateButton
            gate={gate}
            onTime={setAskedTime}
            onReviewers={() => setAsking(true)}
            onCommit={setCommitting}
          />
        )
      ),
    dialogs: (
      <>
        {isAsking && (
          <PeopleDialog startsAt="reviewers" onClose={() => setAsking(false)} />
        )}
        {committing && (
          <CommitDialog
            item={committing}
            onClose={() => setCommitting(undefined)}
          />
        )}
        {askedTime && (
          <GateTimeDialog
            time={askedTime}
            onClose={() => setAskedTime(undefined)}
            onSaved={() =>
              requestAnimationFrame(() => requestAnimationFrame(standHere))
            }
          />
        )}
      </>
    ),
  };
}

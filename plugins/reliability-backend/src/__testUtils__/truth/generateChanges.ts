import { Dice } from './Dice';
import { Deployed, HistoryEvent } from './events';
import { Circumstances, kindBy } from './generateReport';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Answering = Extract<HistoryEvent, { does: 'answer' }>;

/** Deployments of a service, mostly to production and mostly of late; of many services nobody tells of any. */
export function generateDeployments(
  about: Circumstances,
  id: () => number,
  latest: number,
): Deployed[] {
  const { dice, refs } = about;
  if (dice.chance(0.35)) return [];
  const many = dice.chance(0.8) ? dice.whole(1, 8) : dice.whole(10, 40);
  return Array.from({ length: many }, () => {
    const finishedAt = Math.min(finish(about), latest);
    return {
      id: id(),
      ref: dice.chance(0.7) ? refs[0] : dice.oneOf(refs),
      environment: dice.chance(0.85) ? 'production' : 'staging',
      status: dice.chance(0.85) ? 'success' : 'failed',
      rolledBack: dice.chance(0.1),
      startedAt: dice.chance(0.4) ? startBefore(dice, finishedAt) : null,
      finishedAt,
    };
  });
}

function finish({ dice, now, oddMoments, day }: Circumstances): number {
  const roll = dice.next();
  // Windows of changes are seven days behind.
  if (roll < 0.15) return dice.oneOf(oddMoments) - dice.oneOf([0, 7]) * DAY;
  if (roll < 0.35) return day + dice.whole(-60, 30 * 60) * MINUTE;
  return now - dice.whole(1, dice.oneOf([40, 130, 420]) * 24 * 60) * MINUTE;
}

/** Some deployments take minutes, others weeks. */
function startBefore(dice: Dice, finishedAt: number): number {
  return finishedAt - dice.whole(0, dice.oneOf([1, 24, 40 * 24]) * 60) * MINUTE;
}

/**
 * What is said of causes in half of a history, and what is corrected of deployments: of most incidents of a few services, so that there is a
 * rate, and else of one now and then.
 *
 * @param next - when the next thing happens
 */
export function changesOf(
  dice: Dice,
  known: readonly { readonly id: number; readonly mergedInto: number | null }[],
  deployments: readonly Deployed[],
  next: () => number,
): HistoryEvent[] {
  if (deployments.length === 0) return [];
  const isThorough = known.length <= 9 && dice.chance(0.3);
  const answered = known.filter(
    ({ mergedInto }) =>
      mergedInto === null && dice.chance(isThorough ? 0.9 : 0.03),
  );
  const answers = answered.map(({ id }) =>
    answerTo(dice, id, deployments, next()),
  );
  const named = answers.flatMap(event => event.deployments);
  const corrected = deployments.filter(
    ({ id }) => named.includes(id) || dice.chance(0.1),
  );
  return [
    ...answers,
    // Figures of what is said follow what it is said of.
    ...answers.flatMap(({ id }): HistoryEvent[] =>
      dice.chance(0.1)
        ? [{ when: next(), does: 'change', id, change: { kind: kindBy(dice) } }]
        : [],
    ),
    ...(corrected.length > 0 && dice.chance(0.3)
      ? [redeploy(dice, corrected, next())]
      : []),
  ];
}

/** What is said of an incident's cause. */
function answerTo(
  dice: Dice,
  id: number,
  deployments: readonly Deployed[],
  when: number,
): Answering {
  const answer = dice.oneOf([
    'linked',
    'linked',
    'notChangeCaused',
    'notChangeCaused',
    'unanswered',
  ] as const);
  if (answer !== 'linked') {
    return { when, does: 'answer', id, answer, deployments: [] };
  }
  const named = new Set(
    Array.from(
      { length: dice.chance(0.8) ? 1 : 2 },
      () => dice.oneOf(deployments).id,
    ),
  );
  return { when, does: 'answer', id, answer, deployments: [...named] };
}

/** A correction of a deployment. */
function redeploy(
  dice: Dice,
  deployments: readonly Deployed[],
  when: number,
): HistoryEvent {
  const deployment = dice.oneOf(deployments);
  const change = dice.oneOf([
    { startedAt: startBefore(dice, deployment.finishedAt) },
    { startedAt: null },
    { rolledBack: true },
    { rolledBack: false },
    { status: 'failed' as const },
    { status: 'success' as const },
    { environment: 'staging' as const },
  ]);
  return { when, does: 'redeploy', deployment: deployment.id, change };
}

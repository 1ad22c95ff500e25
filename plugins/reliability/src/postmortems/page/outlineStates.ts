import type {
  ActionItem,
  Postmortem,
  PostmortemSectionId,
} from '@afterword/plugin-reliability-common';

/** The parts of the document that the outline leads to. */
export const outlineParts = [
  'whatHappened',
  'why',
  'protocol',
  'change',
  'wentWell',
  'learnings',
] as const;
/** A part of the document that the outline leads to. */
export type OutlinePart = (typeof outlineParts)[number];

/** How far a part is: nothing yet, begun, answered. */
export type OutlineState = 'empty' | 'begun' | 'answered';

/**
 * How far each part of the document is. A part is answered when all that belongs to it is there, so the outline shows more than
 * the gates ask for.
 */
export function outlineStates(
  {
    timeline,
    factors,
    learnings,
  }: Pick<Postmortem, 'timeline' | 'factors' | 'learnings'>,
  written: ReadonlySet<PostmortemSectionId>,
  actionItems: readonly ActionItem[] | undefined,
): Readonly<Record<OutlinePart, OutlineState>> {
  const has = (section: PostmortemSectionId) => written.has(section);
  const actions = (actionItems ?? []).filter(
    ({ status }) => status !== 'declined',
  );
  return {
    whatHappened: stateOf([
      has('whatHappened'),
      has('impact'),
      timeline.length > 0,
    ]),
    why: stateOf([
      factors.length > 0,
      factors.length > 0 &&
        factors.every(
          factor =>
            factor.confidence === 'possible' || factor.evidence.length > 0,
        ),
      factors.some(factor => factor.layer !== 'people'),
      // Either of the two tells why: a story without factors has begun to.
      factors.length > 0 || has('whyItHappened'),
    ]),
    protocol: stateOf([
      has('detection'),
      has('containment'),
      has('recovery'),
      has('governance'),
    ]),
    change: stateOf([
      actions.length > 0 || has('whatToChange'),
      actions.some(
        ({ type, status }) => type === 'process' && status !== 'candidate',
      ),
    ]),
    wentWell: stateOf([has('whatWentWell')]),
    // Either is something to read for others.
    learnings: stateOf([learnings.length > 0 || has('learnings')]),
  };
}

function stateOf(parts: readonly boolean[]): OutlineState {
  if (parts.every(Boolean)) return 'answered';
  return parts.some(Boolean) ? 'begun' : 'empty';
}

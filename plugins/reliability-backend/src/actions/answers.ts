import type {
  ActionItem,
  Learning,
  Postmortem,
  PublishedLearning,
} from '@afterword/plugin-reliability-common';

/** What an action says of a learning. */
export function learningOf(learning: PublishedLearning) {
  const { key, state, postmortem, entities, publishedAt } = learning;
  return {
    key,
    ...wordsOf(learning),
    state,
    postmortem: { key: postmortem.key, title: postmortem.title },
    entities: entities.map(({ ref }) => ref),
    publishedAt,
  };
}

/** What an action says of a postmortem: what stands in it, and nothing of who may do what with it. */
export function postmortemOf(postmortem: Postmortem) {
  const { key, title, status, severity, startedAt, publishedAt } = postmortem;
  return {
    key,
    title,
    status,
    severity,
    startedAt,
    publishedAt,
    entities: postmortem.entities.map(({ ref }) => ref),
    incidents: postmortem.incidents.map(incident => incident.key),
    sections: postmortem.sections.map(({ id, text }) => ({ id, text })),
    timeline: postmortem.timeline.map(({ at, kind, text }) => ({
      at,
      kind,
      text,
    })),
    factors: postmortem.factors.map(({ layer, confidence, text }) => ({
      layer,
      confidence,
      text,
    })),
    learnings: postmortem.learnings.map(wordsOf),
  };
}

/** What an action says of a commitment. */
export function commitmentOf(item: ActionItem) {
  const { key, title, type, status, entity, accountable, due, overdue } = item;
  return {
    key,
    title,
    type,
    status,
    entity,
    accountable,
    due,
    overdue,
    postmortem: item.postmortem?.key ?? null,
  };
}

function wordsOf(learning: Learning | PublishedLearning) {
  const { statement, failureMode, appliesTo, helped, didNotHelp } = learning;
  return { statement, failureMode, appliesTo, helped, didNotHelp };
}

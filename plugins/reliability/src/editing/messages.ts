/** The words of changing something: what happened, how to take it back, and two people at once. */
export const editingMessages = {
  notice: {
    undo: 'Undo',
    dismiss: 'Close',
    undone: 'Undone.',
    undoFailed: 'That could not be undone: {{problem}}',
  },
  stale: {
    title: 'Changed while you were editing',
    why: 'Somebody saved this a moment ago. Nothing of either is lost.',
    now: 'Now',
    yours: 'Yours',
    empty: 'nothing',
    keepMine: 'Save mine',
    takeTheirs: 'Take theirs',
  },
  presentMoment: 'Now',
  inTheFuture: 'It lies in the future. Is the day right?',
  nobody: 'no author kept',
  system: 'by {{name}}',
  readOnly:
    'You can read this, and not change it: the policy of this portal leaves that to others.',
  failed: 'That did not work: {{problem}}',
} as const;

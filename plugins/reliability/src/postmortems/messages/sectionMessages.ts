/** The words of writing in a section. */
export const sectionMessages = {
  question: {
    whatHappened: 'What happened',
    why: 'Why it happened',
    protocol: 'What failed in protocol',
    change: 'What to change',
    wentWell: 'What went well, and where we got lucky',
    learnings: 'Learnings for others',
  },
  questionPrompt: {
    whatHappened: 'Tell it in the order it happened, as it looked at the time.',
    why: 'Which conditions made it possible, likelier or worse? Most incidents have several.',
    protocol:
      'Detection, containment, recovery, and the agreements around them.',
    change:
      'What will be different, who sees to it, and how will you know that it worked?',
    wentWell: 'What held, what helped, and what might not be there next time?',
    learnings:
      'What would a team that has never met you want to know, and where does it apply?',
  },
  name: {
    whatHappened: 'What happened',
    impact: 'Impact',
    whyItHappened: 'Why it happened',
    detection: 'Detection',
    containment: 'Containment',
    recovery: 'Recovery',
    governance: 'Governance',
    whatToChange: 'What to change',
    whatWentWell: 'What went well',
    learnings: 'Learnings',
  },
  prompt: {
    whatHappened: 'Three or four sentences that a stranger can follow.',
    impact: 'Who was hurt, how many, and for how long?',
    whyItHappened:
      'The story behind the factors below: how did they come together?',
    detection: 'What told you, how soon, and what could have told you sooner?',
    containment:
      'What stopped it from getting worse? What was tried, and what made that reasonable then?',
    recovery: 'How did it come back, and what was hard about it?',
    governance:
      'On-call hand-over, runbooks, escalation, ownership: which agreement was missing, old or unknown?',
    whatToChange: 'The thinking behind the actions below.',
    whatWentWell: 'What would you want to keep exactly as it was?',
    learnings:
      'The thinking behind the learnings below, and what else is worth telling.',
  },
  write: 'Write',
  edit: 'Edit',
  writeNamed: '{{prompt}} Write “{{name}}”',
  editNamed: 'Edit “{{name}}”',
  nothing: 'Nothing written.',
  editor: 'Text of “{{name}}”',
  preview: 'Preview',
  previewEmpty: 'Nothing to preview yet.',
  done: 'Done',
  hint: 'Markdown · {{keys}} saves · Esc leaves and keeps your text',
  state: {
    clean: 'Nothing to save',
    saved: 'Saved {{time}} UTC',
    saving: 'Saving',
    unsaved: 'Not saved yet',
    failed: 'Not saved; kept in this browser',
    gone: 'Not saved: there is no such postmortem any more',
  },
  unsavedTitle: 'Not saved yet',
  unsavedWhy:
    'Your text is kept in this browser since {{time}} UTC, and stays there until it is saved.',
  failedWhy:
    'Your text is kept in this browser. It will be sent again by itself. The portal said: {{problem}}',
  goneTitle: 'It cannot be saved any more',
  goneWhy:
    'The postmortem is gone, and no text of it is kept. Copy what you still need before you leave this page. The portal said: {{problem}}',
  saveNow: 'Save now',
  goOn: 'Go on writing',
  discard: 'Discard it',
  discarded: 'Your unsaved text in “{{name}}” is set aside.',
  conflict: {
    title: '{{who}} saved while you were writing',
    titleUnknown: 'Somebody saved while you were writing',
    why: 'Both texts are here, and both stay: theirs is in the history, yours in this browser.',
    theirs: 'Saved, {{time}} UTC',
    mine: 'Yours',
    nothing: '(empty)',
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
    merge: 'Edit both together',
    merged:
      'Both texts are in the editor now. Read through it, then save; the version you had is set aside below.',
    added: 'only here',
  },
  aside: {
    title: 'A version of yours from {{time}} UTC is set aside in this browser',
    show: 'Look at it',
    hide: 'Hide it',
    putBack: 'Put it back',
    drop: 'Let it go',
  },
} as const;

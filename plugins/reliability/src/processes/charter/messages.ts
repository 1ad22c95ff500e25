/** The words of the charter. */
export const charterMessages = {
  title: 'Charter',
  documentTitle: 'Charter',
  why: 'How we learn from what goes wrong, who stands behind it, and which words we use.',
  read: 'Read the charter',
  readChange: 'Read what changed',
  all: 'The practice',
  failed: 'The charter could not be loaded',
  loading: 'The charter is loading',
  sponsor: 'Sponsor: {{sponsor}}',
  backedBy: 'Backed by the sponsor: {{sponsor}}.',
  adopted: 'Version {{version}}, adopted {{when}} by {{who}}',
  versionOf: 'Version {{version}}, adopted {{when}}.',
  shipped: 'As it comes with Afterword',
  notAdopted:
    'Nobody has adopted a charter here yet. This is the one that comes with Afterword: nobody is asked to acknowledge it.',
  mayAdopt: 'Read it, change what is not yours, and adopt it.',
  people_one: '1 person has acknowledged it.',
  people_other: '{{count}} people have acknowledged it.',
  standing: {
    due: 'You have not acknowledged it yet.',
    renewalDue:
      'You acknowledged version {{version}} {{when}}; it has changed since.',
    acknowledged: 'You acknowledged version {{version}} {{when}}.',
  },
  line: {
    label: 'Your acknowledgement',
    due: 'There is a charter for how we learn from incidents, backed by the sponsor: {{sponsor}}.',
    renewalDue: 'The charter for how we learn from incidents has changed.',
    renewalDueNote:
      'The charter for how we learn from incidents has changed: {{note}}',
  },
  acknowledge: 'I have read it and work by it',
  acknowledged: 'Thank you. You have acknowledged the charter.',
  overtaken: 'It changed a moment ago. Read it once more.',
  howWeDoIt: 'How we do it',
  glossary: 'Words that we use',
  print: 'Print',
} as const;

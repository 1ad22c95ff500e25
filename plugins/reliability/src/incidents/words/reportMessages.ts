/** The words of the two reports. */
export const reportMessages = {
  incident: 'Report an incident',
  incidentLead:
    'What is known is enough; the rest can be added later, by anyone.',
  title: 'What is happening?',
  titlePlaceholder: 'Card payments fail',
  kind: 'What is it?',
  severity: 'How much does it hurt?',
  severityUnstated: 'Not rated yet',
  entities: 'What is affected?',
  began: 'When did impact begin?',
  ended: 'Has it ended?',
  now: 'Just now',
  at: 'At another time',
  unknown: 'Not known',
  notEnded: 'Not yet',
  endsBeforeBegun:
    'That is before it began. It can be reported so, and is left out of figures until one of the two is mended.',
  summary: 'What is known so far?',
  optional: 'optional',
  sendIncident: 'Report incident',

  nearMiss: 'Report a near miss',
  nearMissFor: 'Report a near miss for {{name}}',
  nearMissLead:
    'Nobody was hurt, and others can learn from it. About two minutes, and never counted as an incident.',
  whatNearlyHappened: 'What nearly happened?',
  whatStoppedIt: 'What stopped it?',
  whatWouldHelp: 'What would help next time?',
  whatWouldHelpPlaceholder:
    'For example: an alert when a key has a third of its life left',
  whenNoticed: 'When was it noticed?',
  moment: 'Day and time',
  nearMissEntity: 'Where was it?',
  anonymous: 'Leave my name out',
  anonymousWhy:
    'No author is kept with the report, and the day instead of the time. Operators of the network could still compare access logs.',
  sendNearMiss: 'Send near miss',

  kept: 'Kept on this device until you send it',
  discard: 'Discard',
  cancel: 'Cancel',
  missing: 'This is needed.',
  unfit: 'This is too long, or has characters that cannot be stored.',
  missingTime: 'Choose a day and a time.',
  thanks: 'Thank you. {{key}} is reported',
  open: 'Open {{key}}',
  refused: 'Not accepted as it is: {{parts}}.',
  failed: 'It could not be sent. What you wrote is still here.',
} as const;

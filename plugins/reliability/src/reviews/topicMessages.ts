/** What topics of an agenda are called, and what the room is asked about each. */
export const topicMessages = {
  topic: {
    celebrate: 'What to celebrate',
    decisions: 'Decided last time',
    above: 'Decided in reviews above',
    asked: 'What we are asked to decide',
    below: 'Decided in reviews below',
    practice: 'How the practice is doing',
    gates: 'Published with a gate open',
    processes: 'What changed in our processes',
    charter: 'Our charter',
    postmortems: 'New postmortems',
    recurring: 'What came back',
    figures: 'Figures that changed',
    overdue: 'Commitments past due',
    ineffective: 'What did not help',
    lessons: 'Learnings that wait for an answer',
    nearMisses: 'Near misses worth hearing',
    closing: 'Decide, and who is next',
  },
  ask: {
    celebrate: 'What made these work? Who else could use that?',
    decisions: 'What came of each? What is still open, and why?',
    above: 'What does it mean for us? Who says so where it does not fit?',
    asked:
      'What do those need who ask? Can we decide it here, and who tells them?',
    below: 'What of this concerns more than one team?',
    practice:
      'What do people who write and lead postmortems say is behind this? What would help them?',
    gates:
      'Do we ask for the right things? What would make each easier to pass?',
    processes: 'Did it do what we hoped for? Who should know of it?',
    charter: 'Is it still what we hold to? What have we learned since?',
    postmortems: 'Who else has this? What would have shown it sooner?',
    recurring: 'What did we change the last time, and why was it not enough?',
    figures: 'What do people who were there think is behind this?',
    overdue: 'What is in the way? Is it still the right thing to do?',
    ineffective: 'What did we expect, and what happened instead?',
    lessons: 'Does it apply here? What keeps us from an answer?',
    nearMisses: 'What stopped it? Would that hold the next time?',
    closing: 'Read the decisions out. Who leads the next one?',
  },
} as const;

import type { CharterVersion } from './model';

const TEXT = `## What we promise

When something breaks, we want to know how it could, not who it was. People did what made sense to them with what they knew at that moment. So we
ask about conditions: what made this possible, likelier or worse, and what would make the right thing easier next time.

- Nobody is punished, ranked or passed over for what is written in a postmortem, for a near miss that they report, or for saying what they do not know.
- People appear as roles and as those who took part, never as causes.
- No figure here is used to judge a person or to compare teams.

## Four questions

Every postmortem answers the same four, in the same order:

1. **What happened?** The summary, the impact and the timeline, with what is known and what is not.
2. **Why did it happen?** Contributing factors in people, process, technology and external conditions, each with its evidence or marked as possible.
3. **What failed in protocol?** Detection, containment, recovery; hand-over, runbooks, escalation, ownership.
4. **What do we change?** Commitments with an owner, a day and a test; at least one of them changes how we work.

## Safety

- A draft is read only by those who took part, by reviewers and by the owners of what was affected, until it is published.
- Whoever was there may add what they saw, and reporting a near miss takes two minutes.
- The facilitator keeps the talk about the system, and stops it where it turns to blame.
- What somebody said in confidence stays so.

## What becomes of it

- A commitment is done when it is done, and finished when somebody has checked that it helps.
- A learning is told to those whom it may concern, and they answer whether it applies to them.
- Published postmortems are read by everybody, and stay open to correction.

## What the sponsor stands for

The sponsor makes time for this work, reads what comes of it, keeps these promises where others forget them, and is whom to turn to where one was broken.`;

const GLOSSARY = [
  [
    'Incident',
    'An event that hurt users, or could have. What only nearly hurt is a near miss; a drill is one that we made ourselves.',
  ],
  [
    'Near miss',
    'Nothing was hurt, and there is much to learn. Reporting one is always welcome, and more of them is not worse.',
  ],
  [
    'Postmortem',
    'The living document about one or more incidents: what happened, why, what failed in protocol, what changes.',
  ],
  [
    'Contributing factor',
    'A condition that made the incident possible, likelier or worse. There are several; there is no root cause.',
  ],
  [
    'Evidence',
    'What a statement rests on: a log, a metric, a dashboard, a chat, a change, what somebody remembers.',
  ],
  [
    'Action item',
    'What is to change. An idea is a candidate; with an owner, a day and a test it is a commitment.',
  ],
  [
    'Verified',
    'Somebody has checked that what was done has the effect that it was meant to have.',
  ],
  [
    'Learning',
    'A statement that can help another team, with what it applies to and what helped.',
  ],
  [
    'Failure mode',
    'A way in which things fail, under one name for everybody, so that what comes back is seen.',
  ],
  [
    'Facilitator',
    'Leads the session and does not own the outcome. The role rotates.',
  ],
  [
    'Reliability review',
    'A recurring meeting of several teams over what was learned, what was promised and what waits.',
  ],
  [
    'Charter',
    'This text: how we do it, who stands behind it, and which words we use.',
  ],
] as const;

/** The charter that comes with the plugin, until an organisation adopts one. @public */
export const defaultCharter: CharterVersion = {
  version: 0,
  at: null,
  by: null,
  text: TEXT,
  sponsor: 'Head of engineering',
  glossary: GLOSSARY.map(([term, meaning]) => ({ term, meaning })),
  note: '',
  asksAnew: false,
};

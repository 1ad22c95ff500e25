import type { PostmortemSectionId } from '@afterword/plugin-reliability-common';
import { normaliseLabel } from './labels';

/** What a part of a document is about. */
export type Role =
  | 'summary'
  | 'impact'
  | 'why'
  | 'factors'
  | 'detection'
  | 'containment'
  | 'recovery'
  | 'governance'
  | 'wentWell'
  | 'wentWrong'
  | 'lessons'
  | 'conclusions'
  | 'actions'
  | 'timeline'
  | 'keyEvents'
  | 'stats'
  | 'status'
  | 'people';

/** A part's role, and whether its title says nothing else. */
export interface RoleReading {
  readonly role: Role;
  /** The words of the role are the whole title: "Impact", not "Impact on our stores in spring". */
  readonly whole: boolean;
}

/**
 * Families of titles that postmortems use, tried in this order; within a title the role whose words come first wins among those
 * of one group. They are words of the trade, not of one collection: templates of a dozen companies and books share them.
 */
const GROUPS: readonly (readonly (readonly [Role, RegExp])[])[] = [
  [
    [
      'timeline',
      /\b(?:time ?line|chronology|(?:sequence|chain|log|course) of events|(?:event|incident|activity) log|zeitleiste|zeitlicher ablauf)\b/,
    ],
    [
      'keyEvents',
      /\b(?:(?:key|main|important) (?:events?|times?|timings?|timestamps?|dates?|milestones|moments)|(?:incident|event) (?:timings?|times|timestamps?)|time ?stamps)\b|^(?:timings?|times|dates? (?:and|&) times?)$/,
    ],
    [
      'wentWell',
      /\b(?:(?:went|go|gone|worked|works|did) (?:really |very )?(?:well|right)|what (?:worked|helped)|(?:were|get|got|been) lucky|luck(?:y)?|positives?|good (?:things|stuff|news)|successes|what went ok|gut gelaufen)\b/,
    ],
    [
      'wentWrong',
      /\b(?:went (?:wrong|badly|poorly|less well)|go(?:ne)? (?:wrong|badly|so well)|(?:could|should) (?:have )?(?:be|been|gone|go|done|do) (?:better|improved|differently)|what failed|did(?:n't| not) (?:go|work)(?: so| as)?(?: well| planned)?|areas? (?:for|of|to) improve(?:ment)?|pain points|what hurt|negatives?|schlecht gelaufen)\b/,
    ],
  ],
  [
    [
      'actions',
      /\b(?:action (?:items?|points?|plan|list)|actions?(?! (?:we )?(?:taken|took))|follow[ -]?ups?|next steps?|to[ -]?dos?|tasks|(?:corrective|preventive|preventative|remedial)(?: (?:and|&|or) (?:corrective|preventive|preventative|remedial))? (?:actions?|measures?|steps?|items?)|remediation (?:items?|tasks?|plan|steps?)|preventive|preventative|prevention|improvements?|recommendations?|commitments|what (?:will|do|are) we (?:going to )?(?:do|change|improve)|what we(?:'ll|'re| will| are)? (?:going to )?(?:do|change|improve)\b(?! well)|what to change|maßnahmen|massnahmen|how (?:do|can|will) we (?:prevent|avoid|stop))\b/,
    ],
    [
      'lessons',
      /\b(?:lessons?|learnings?|learnt|learned|take-?aways?|insights|what (?:did )?we learn)\b/,
    ],
    [
      'conclusions',
      /^(?:conclusions?|discussion|reflections?|retrospective|fazit)$/,
    ],
    [
      'people',
      /^(?:(?:meeting |review |postmortem |incident |names of )?(?:att?end+e+s?|attendance|participants?|authors?|people(?: involved)?|names?|responders?|contributors?|involved|present|team(?: members)?|who|by|roles|facilitator|owner|incident (?:commander|manager|lead)|lead|scribe|reporter|written by|teilnehmer)(?: involved)?)$/,
    ],
    [
      'status',
      /^(?:(?:current |report |incident |document )?(?:status|state))$/,
    ],
    [
      'stats',
      /^(?:(?:key |incident |some )?(?:stats?|statistics|metrics|figures|numbers|durations?|measurements?|at a glance|facts|kennzahlen))$/,
    ],
  ],
  [
    [
      'factors',
      /\b(?:contributing (?:factors?|conditions?|causes?|circumstances)|contributors|root[ -]?causes?(?! (?:analys|identif|investig))|underlying causes?|causes|causal factors?|what caused|ursachen?)\b/,
    ],
    [
      'impact',
      /\b(?:impact(?:s|ed)?|affected|blast radius|consequences|damage|symptoms|auswirkungen?|user experience)\b/,
    ],
    [
      'why',
      /\b(?:why|context|background|triggers?|root cause analysis|rca|cause|five whys|5 whys|analysis|technical (?:details?|background)|root cause identification|lead-?up|fault tree|hintergrund|process breakdowns?)\b|^fault$/,
    ],
    [
      'detection',
      /\b(?:detect(?:ion|ed|ing)?|identif(?:ied|ication)|discover(?:y|ed)|notic(?:ed|ing)|how (?:did|were|was) (?:we|it|this) (?:find|found|notice|alerted|learn)|alerting|entdeckung|erkennung)\b/,
    ],
    [
      'containment',
      /\b(?:contain(?:ment|ed)?|limiting the (?:damage|impact))\b/,
    ],
    [
      'recovery',
      /\b(?:resolutions?|resolv(?:ed|ing)|mitigat(?:ion|ions|ed|ing)|recover(?:y|ed|ing)|repairs?|repaired|restor(?:ation|ed|ing)|remediation|remedy|fix(?:es|ed)?|work-?arounds?|rollback|response|actions? (?:we )?(?:taken|took)|behebung|lösung)\b/,
    ],
    [
      'governance',
      /\b(?:governance|escalations?|on[ -]?call|hand-?(?:offs?|overs?)|ownership|runbooks?|playbooks?)\b/,
    ],
    [
      'summary',
      /\b(?:summary|overview|abstract|tl;? ?dr|synopsis|what (?:has )?happened|problem (?:statement|description)|(?:outage|incident|issue|event|brief) description|description|introduction|in short|zusammenfassung|überblick|was (?:ist )?passiert(?:e)?)\b/,
    ],
  ],
];

const NOISE =
  /\b(?:the|a|an|of|and|for|our|we|did|does|to|on|in|is|was|were|be|been|it|this|that|what|how|things?|executive|brief|incident|outage|issue|event|postmortem|post-mortem|review|section|customers?|users?|end|business|short|quick|findings?|details?|following|happened|where|possible|planned|overall|service|infrastructure|productivity|immediate|long[ -]?term|short[ -]?term|technical|items?|happen)\b/g;

/** What a heading or label is about, or `undefined` when it is none of what postmortems have. */
export function roleOf(title: string): RoleReading | undefined {
  const label = normaliseLabel(title);
  if (label === '' || label.length > 120) return undefined;
  // Questions are asked about each of these; they are none of them.
  if (/\bquestions?\b/.test(label)) return undefined;
  for (const group of GROUPS) {
    let best: { role: Role; at: number; length: number } | undefined;
    for (const [role, pattern] of group) {
      const match = pattern.exec(label);
      if (match !== null && (best === undefined || match.index < best.at)) {
        best = { role, at: match.index, length: match[0].length };
      }
    }
    if (best !== undefined) {
      const rest = `${label.slice(0, best.at)} ${label.slice(
        best.at + best.length,
      )}`;
      const other = GROUPS.flat().reduce(
        (text, [, pattern]) => text.replace(pattern, ' '),
        rest.replace(NOISE, ' '),
      );
      return { role: best.role, whole: !/[\p{L}\p{N}]/u.test(other) };
    }
  }
  return undefined;
}

/** Which section of a postmortem holds the text of a part; `null` for parts that become lists or figures. */
export const sectionOfRole: Readonly<Record<Role, PostmortemSectionId | null>> =
  {
    summary: 'whatHappened',
    impact: 'impact',
    why: 'whyItHappened',
    factors: 'whyItHappened',
    detection: 'detection',
    containment: 'containment',
    recovery: 'recovery',
    governance: 'governance',
    wentWell: 'whatWentWell',
    wentWrong: 'governance',
    lessons: 'learnings',
    conclusions: 'learnings',
    actions: 'whatToChange',
    timeline: null,
    keyEvents: null,
    stats: null,
    status: null,
    people: null,
  };

/** Roles whose content is read as a list of things; a label inside them belongs to a thing and opens no part. */
export const LIST_ROLES: ReadonlySet<Role> = new Set<Role>([
  'actions',
  'timeline',
  'factors',
  'lessons',
  'wentWell',
  'wentWrong',
  'people',
]);

import type {
  StatedDurations,
  TimePointKind,
} from '@afterword/plugin-reliability-common';
import { normaliseLabel } from './labels';

/** Words that a label may hold besides the one that decides: whose, which, when. */
const NOISE = new Set(
  (
    'a an the of for at on in by to was were is has had been be when we our us it first initially initial actual estimated approximate ' +
    'time times date datetime timestamp day moment utc gmt incident incidents issue issues problem problems fault faults outage outages ' +
    'service services impact disruption degradation downtime error errors event failure system systems user users customer customers ' +
    'team teams sre ops engineer engineers oncall on-call responder responders fully completely finally alert alerts report reports ' +
    'first-responder applied deployed implemented confirmed complete in place zeit zeitpunkt datum and & /'
  ).split(' '),
);

type Family = readonly [TimePointKind, RegExp];

// The order decides where two families fit: "impact ended" before "ended", "impact detected" before "impact".
const FAMILIES: readonly Family[] = [
  [
    'mitigated',
    /\b(?:impact|outage|disruption|downtime|degradation|symptoms) (?:end(?:s|ed)?|over|stop(?:s|ped)?|ceased|gone)\b|\bend of (?:the )?(?:impact|outage|disruption|downtime)\b/,
  ],
  [
    'detected',
    /\b(?:detect(?:s|ed|ion)|aware|alert(?:s|ed)?(?= |$)(?! resolved)|alarm(?:s|ed)?|paged|notic(?:es|ed)|notified|identif(?:ies|ied|ication)|discover(?:s|ed|y)|spotted|observed|reported|first report|entdeckt|erkannt|bemerkt)\b/,
  ],
  [
    'acknowledged',
    /\b(?:acknowledg(?:es|ed|e?ment)|ack(?:ed|'d)?|responded|response started|responders? engaged|engaged|picked up|bestätigt)\b/,
  ],
  [
    'declared',
    /\b(?:declar(?:es|ed|ation)|(?:incident|issue|ticket) (?:opened|called|raised|created|announced)|called|announced|ausgerufen)\b/,
  ],
  [
    'mitigated',
    /\b(?:mitigat(?:es|ed|ion)|repair(?:s|ed)?|restor(?:es|ed|ation)|recover(?:s|ed|y)|stabili[sz]ed|contained|workaround|(?:hot)?fix(?:es)? (?:applied|deployed|released|rolled out|in place|implemented)|service (?:back|operational)|back (?:up|to normal|online)|wiederhergestellt)\b/,
  ],
  [
    'resolved',
    /\b(?:resolv(?:es|ed)|resolution|closed?|closure|fixed|all clear|completed|over|end(?:s|ed)?|finish(?:ed)?|behoben|gelöst)\b/,
  ],
  [
    'impactStarted',
    /\b(?:occur(?:s|red)|start(?:s|ed)?|beg(?:in|ins|an|inning)|introduced|onset|first (?:error|symptom|failure)s?|beginn|begonnen)\b/,
  ],
];

/**
 * Which time point a label names: "First detected", "Incident declared", "Team aware", "Impact ended", "Fault occurs". A label that
 * negates ("not declared") or speaks of something else ("Database restored") names none.
 */
export function timePointOf(label: string): TimePointKind | undefined {
  const words = normaliseLabel(label).replace(/\//g, ' / ');
  if (words === '' || words.length > 80) return undefined;
  if (
    /\b(?:not|never|no|before|after|until|since|expected|planned|time to|duration)\b/.test(
      words,
    )
  ) {
    return undefined;
  }
  for (const [kind, pattern] of FAMILIES) {
    const match = pattern.exec(words);
    if (match === null) continue;
    const rest = `${words.slice(0, match.index)} ${words.slice(
      match.index + match[0].length,
    )}`
      .split(/\s+/)
      .filter(word => word !== '' && !NOISE.has(word));
    // "Detected by" tells who, not when.
    if (/\bby$/.test(words)) return undefined;
    if (rest.length === 0) return kind;
  }
  return undefined;
}

const DURATIONS: readonly (readonly [keyof StatedDurations, RegExp])[] = [
  [
    'timeToDetect',
    /^(?:mean |total )?(?:time|duration|minutes|hours) (?:to|until|till) (?:detect(?:ion|ed)?|notice|discover(?:y)?|identify|identification|first alert)(?: (?:ttd|mttd))?$|^(?:ttd|mttd|detection time|detection delay|zeit bis (?:zur )?(?:entdeckung|erkennung))$/,
  ],
  [
    'timeToRestore',
    /^(?:mean |total )?(?:time|duration|minutes|hours) (?:to|until|till) (?:repair|restore|restoration|recover(?:y)?|mitigat(?:e|ion)|service restor(?:ed|ation)|normal)(?: (?:of )?service)?(?: (?:ttr|ttm|mttr))?$|^(?:ttm|mttm|recovery time|restoration time|repair time|(?:total )?(?:outage|impact|disruption|customer impact|user impact) (?:time|duration|length)|(?:total )?downtime(?: duration)?|(?:duration|length) of (?:the )?(?:outage|impact|downtime|disruption)|zeit bis (?:zur )?(?:wiederherstellung))$/,
  ],
  [
    'timeToResolve',
    /^(?:mean |total )?(?:time|duration|minutes|hours) (?:to|until|till) (?:resol(?:ve|ution|ved)|close|closure|fix|full resolution)(?: (?:ttr|mttr))?$|^(?:zeit bis (?:zur )?(?:lösung|behebung))$/,
  ],
];

/** Which stated duration a label names: "Time to repair", "TTD", "Outage duration". */
export function statedDurationOf(
  label: string,
): keyof StatedDurations | undefined {
  const words = normaliseLabel(label);
  return DURATIONS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Whether a label names a length of time of which it does not say what it counts. */
export function isPlainDuration(label: string): boolean {
  return /^(?:(?:total|overall|incident) )?(?:duration|length|ttr|mttr|time lost|dauer)$/.test(
    normaliseLabel(label),
  );
}

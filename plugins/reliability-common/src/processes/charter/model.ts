import { z } from 'zod';
import { instant, line, prose, words } from '../../contract';

/** Most terms that a glossary explains: a list that people still read. @internal */
export const MAX_TERMS = 200;
/** Longest text of a charter, in characters. @public */
export const MAX_CHARTER_TEXT = 40_000;

/** A word, and what is meant by it here. @public */
export const charterTerm = z
  .object({
    // A glossary is written as lines of “term: meaning”.
    term: line(100).refine(
      term => !term.includes(':'),
      'must not have a colon in it',
    ),
    meaning: line(1_000),
  })
  .strict()
  .meta({ id: 'CharterTerm' });
/** A word, and what is meant by it here. @public */
export type CharterTerm = z.output<typeof charterTerm>;

const said = {
  /** How this is done here, in Markdown. */
  text: prose(MAX_CHARTER_TEXT).refine(
    text => text.trim() !== '',
    'must not be empty',
  ),
  /** Who stands behind it, by role: people change, and the promise stays. */
  sponsor: line(200),
  /** The words that everybody uses. */
  glossary: z.array(charterTerm).max(MAX_TERMS),
  /** What changed, in a sentence. */
  note: words(500),
  /** Whether everybody is asked to acknowledge it anew. A small correction need not ask. */
  asksAnew: z.boolean(),
};

/** A charter as it is written. @public */
export const charterInput = z
  .object({
    ...said,
    glossary: said.glossary.superRefine((terms, context) => {
      const seen = new Set<string>();
      terms.forEach(({ term }, index) => {
        const folded = term.toLowerCase();
        if (seen.has(folded)) {
          context.addIssue({
            code: 'custom',
            path: [index, 'term'],
            message: 'is explained already',
          });
        }
        seen.add(folded);
      });
    }),
    note: said.note.default(''),
    asksAnew: said.asksAnew.default(true),
  })
  .strict()
  .meta({ id: 'CharterInput' });
/** A charter as it is written. @public */
export type CharterInput = z.output<typeof charterInput>;

/** When a version was adopted, and by whom; nobody has adopted the one that comes with the plugin. */
const adopted = {
  /** 0: as it comes with the plugin; nobody has adopted it. */
  version: z.number().int(),
  at: instant.nullable(),
  by: z.string().nullable(),
};

/** One version of the charter. @public */
export const charterVersion = z
  .object({ ...said, ...adopted })
  .meta({ id: 'CharterVersion' });
/** One version of the charter. @public */
export type CharterVersion = z.infer<typeof charterVersion>;

/** A version of the charter as a list shows it. @public */
export const charterVersionSummary = z
  .object({ ...adopted, note: said.note, asksAnew: said.asksAnew })
  .meta({ id: 'CharterVersionSummary' });
/** A version of the charter as a list shows it. @public */
export type CharterVersionSummary = z.infer<typeof charterVersionSummary>;

/** That somebody has acknowledged the charter, and which version. @public */
export const charterAcknowledgement = z
  .object({ version: z.number().int(), at: instant })
  .meta({ id: 'CharterAcknowledgement' });
/** That somebody has acknowledged the charter. @public */
export type CharterAcknowledgement = z.infer<typeof charterAcknowledgement>;

/** An acknowledgement with whose it is, for those who administer the charter. @public */
export const charterAcknowledgementOf = charterAcknowledgement
  .extend({ person: z.string() })
  .meta({ id: 'CharterAcknowledgementOf' });
/** An acknowledgement with whose it is. @public */
export type CharterAcknowledgementOf = z.infer<typeof charterAcknowledgementOf>;

/** How somebody stands to the charter. @public */
export const charterStandings = [
  /** Nobody has adopted a charter yet. */
  'notAsked',
  /** They have acknowledged none. */
  'due',
  /** They have acknowledged an earlier one, and a later one asks anew. */
  'renewalDue',
  'acknowledged',
] as const;
/** How somebody stands to the charter. @public */
export type CharterStanding = (typeof charterStandings)[number];

/** The charter as it stands, with what the reader has to do with it. @public */
export const charter = charterVersion
  .extend({
    /** The latest version that everybody is asked to acknowledge; null before the first is adopted. */
    askedVersion: z.number().int().nullable(),
    /** How many people have acknowledged that version or a later one. */
    acknowledged: z.number().int(),
    /** What the reader has acknowledged last. */
    yours: charterAcknowledgement.nullable(),
    standing: z.enum(charterStandings),
    /** Whether the reader may write it, and see who has acknowledged it. */
    editable: z.boolean(),
  })
  .meta({ id: 'Charter' });
/** The charter as it stands. @public */
export type Charter = z.infer<typeof charter>;

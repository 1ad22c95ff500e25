import { z } from 'zod';
import { namedEntity } from '../catalog';
import { instant, keyOf } from '../contract';
import { severity } from '../incidents';
import { keyedLearning, postmortemStatus } from '../postmortems';

/** A learning as others find it. @public */
export const publishedLearning = keyedLearning
  .extend({
    /** Where it was learned. */
    postmortem: z.object({ key: keyOf('postmortem'), title: z.string() }),
    /** Entities affected by the incidents of its postmortem. */
    entities: z.array(namedEntity),
    publishedAt: instant,
  })
  .meta({ id: 'PublishedLearning' });
/** A learning as others find it. @public */
export type PublishedLearning = z.infer<typeof publishedLearning>;

/** One learning with all that is known around it; that of a draft is its readers'. @public */
export const learningRecord = publishedLearning
  .extend({
    postmortem: publishedLearning.shape.postmortem.extend({
      status: postmortemStatus,
    }),
    /** Of the incidents of its postmortem, the worst. */
    severity: severity.nullable(),
    /** Who owns its entities by the catalog as it is now. */
    owners: z.array(z.string()),
    /** Null in a draft. */
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'LearningRecord' });
/** One learning with all that is known around it. @public */
export type LearningRecord = z.infer<typeof learningRecord>;

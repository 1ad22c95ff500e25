import { z } from 'zod';
import { namedEntity } from '../catalog';
import { instant, keyOf } from '../contract';
import { learning } from '../postmortems';

/** A learning as others find it. @public */
export const publishedLearning = learning
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
